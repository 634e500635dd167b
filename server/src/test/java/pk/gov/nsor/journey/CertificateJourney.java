package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** At the counter: somebody asks for a certificate, and an employer verifies it; somebody on record asks for a copy. */
@RegisterTest
class CertificateJourney {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}(?:-[2-9A-Z]{4}){4}");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser;
    private final Officers officers;
    private Officer registrar;
    private Officer supervisor;

    CertificateJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        // Tests that knock at every door have typed codes that verify nothing, from this address.
        jdbc.sql("delete from disclosure.code_miss").update();
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aCertificateIsAskedForIssuedPrintedAndVerifiedByWhoeverHasTheCode() throws IOException {
        Asked asked = new Asked(context);
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/certificates/new");
        browser.submit();
        assertThat(browser.text()).contains("Without the person’s signed consent there is no certificate.");
        both("certificate-new");
        person(asked);
        browser.fill("bornOn", asked.who.bornOn().toString()).choose("sex", "MALE");
        browser.fill("employer", "Model School, Multan").choose("work", "WITH_CHILDREN");
        browser.choose("consent", "SIGNED").submit();
        assertThat(browser.text()).contains("Another officer has to issue it.");
        both("certificate-asked");
        String certificate = browser.page().url().replaceFirst(".*(?=/certificates/)", "");
        String decision =
                browser.page().locator("a[href*='/approvals/']").first().getAttribute("href");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(decision);
        both("certificate-approve");
        browser.press("Approve");
        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open(certificate);
        both("certificate-issued");
        Download paper = browser.page()
                .waitForDownload(() -> browser.page().locator("#print").click());
        String text = PdfReading.text(Files.readAllBytes(paper.path()));
        assertThat(text).contains("was not on the register", "/certificate");
        browser.open("/certificates");
        both("certificates");

        browser.startAfresh().open("/certificate");
        both("certificate-code");
        browser.fill("code", code(text).toLowerCase(java.util.Locale.ROOT)).press("Verify");
        assertThat(browser.text()).contains("The certificate is valid", "was not on the register", "S. M.");
        browser.check("certificate-valid");
        browser.fill("code", "AAAA-BBBB-CCCC-DDDD-EEEE").press("Verify");
        assertThat(browser.text()).contains("No certificate is shown for this code");
        browser.check("certificate-none");
        browser.open("/certificate").inLanguage("ur");
        browser.fill("code", code(text)).press("جانچیں");
        assertThat(browser.text()).contains("تصدیق نامہ مؤثر ہے");
        browser.check("certificate-valid");
    }

    @Test
    void somebodyOnRecordIsGivenACopy() throws IOException {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        asked.confirm(person);
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/rights/new");
        both("right-new");
        browser.choose("kind", "COPY")
                .fill("number", people.get(person).number().formatted());
        person(asked);
        browser.submit();
        assertThat(browser.text()).contains("Print the receipt", "You took this request.");
        both("right-taken");
        String right = browser.page().url().replaceFirst(".*(?=/rights/)", "");

        browser.startAfresh().signIn(supervisor.name(), Officers.PASSWORD).open(right);
        both("right-decide");
        browser.choose("outcome", "GRANTED").fill("reason", "The card was seen").submit();
        browser.startAfresh().signIn(registrar.name(), Officers.PASSWORD).open(right);
        both("right-granted");
        Download copy = browser.page()
                .waitForDownload(() -> browser.page().locator("#copy").click());
        assertThat(PdfReading.text(Files.readAllBytes(copy.path())))
                .contains("Copy of your record", asked.cnic.formatted());
        browser.open("/rights?state=all");
        both("rights");
        browser.page().locator("main a[href='/rights/figures']").click();
        both("rights-figures");
    }

    @Test
    void aNoteThatWasWrongIsWithdrawnByTwo() {
        Asked registered = new Asked(context);
        PersonId person = registered.convicted();
        Asked namesake = new Asked(context);
        Rights rights = context.getBean(Rights.class);
        UUID right = rights.take(
                RightKind.NOT_THIS_PERSON, person, namesake.claim("Another card, another village"), namesake.officer());
        rights.decide(right, true, "Both cards were compared", namesake.decider());
        browser.signIn(registrar.name(), Officers.PASSWORD).open("/rights/" + right);
        both("right-noted");
        browser.fill("reason", "The card was forged").press("Ask for the withdrawal");
        browser.page().waitForURL("**/approvals/**");
        assertThat(browser.text()).contains("Withdrawing a note “not this person”", "The card was forged");
        both("right-withdrawal");
        String proposal = browser.page().url().replaceFirst(".*(?=/approvals/)", "");
        browser.startAfresh()
                .signIn(supervisor.name(), Officers.PASSWORD)
                .open(proposal)
                .press("Approve");
        browser.open("/rights/" + right);
        assertThat(browser.text()).contains("Nobody is told of it any more");
        both("right-withdrawn");
    }

    private void person(Asked asked) {
        browser.fill("nameLatin", "Sajid Mehmood").fill("nameUrdu", "ساجد محمود");
        if (browser.page().locator("#fatherLatin").count() > 0) {
            browser.fill("fatherLatin", "Mehmood Ahmad");
        }
        browser.fill("cnic", asked.cnic.formatted()).choose("document", "CNIC_CARD");
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
