package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** At the counter: a number is taken, its code entered, an appearance is texted; on the pages and on the telephone. */
@RegisterTest
class PhoneJourney {

    private static final String DISTRICT = "jhelum";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private @Nullable Browser opened;
    private @Nullable RegisterLines made;

    @BeforeEach
    void open() throws Exception {
        made = new RegisterLines(context);
        opened = new Browser(port);
    }

    @AfterEach
    void close() {
        browser().close();
        lines().close();
    }

    @Test
    void anOfficerTakesANumberVerifiesItAndSeesWhatBecameOfEachMessage() throws Exception {
        Officer officer = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        PersonId person = new Supervised(registration, facts, jdbc, officer.actor()).in(DISTRICT);
        String phone = Samples.phone();
        browser().signIn(officer.name(), Officers.PASSWORD).open("/people/" + person);
        assertThat(browser().text()).contains("No number is verified");

        browser().open("/people/" + person + "/phone");
        browser().check("phone-empty");
        browser().fill("number", "12").press("Text the code");
        assertThat(browser().text()).contains("This is not a mobile number.");
        browser().check("phone-wrong");
        browser().fill("number", phone).choose("language", "ENGLISH").press("Text the code");
        assertThat(browser().heading()).isEqualTo("Mobile number");
        browser().check("phone-waits");
        inUrdu("phone-waits");
        String code = lines().awaitCode(phone, 1);
        browser().fill("code", code.equals("000000") ? "000001" : "000000").press("Verify the number");
        assertThat(browser().text()).contains("This is not the code that was texted.");
        browser().check("phone-code-wrong");
        browser().fill("code", code).press("Verify the number");
        assertThat(browser().text())
                .contains("The number is verified.", phone.substring(0, 4) + " " + phone.substring(4));

        browser().open("/people/" + person + "/appearances/new");
        browser()
                .choose("seen", "")
                .choose("identity", "CNIC_CARD")
                .choose("address", "VISITED")
                .submit();
        assertThat(lines().awaitText(phone, 2)).startsWith("Receipt no. ").contains("City Police Station Jhelum");
        lines().simulator().loseSubmissions(1);
        browser().open("/people/" + person + "/duties-letter");
        browser().fill("on", today()).choose("how", "SIGNED").submit();
        lines().settle();

        browser().open("/people/" + person);
        assertThat(browser().text())
                .contains("receipt of an appearance", "delivered", "where and when to appear next", "not delivered")
                .contains("SMS to the number ending " + "\u2068" + phone.substring(9));
        browser().check("record-phone");
        inUrdu("record-phone");
        browser().open("/people/" + person + "/phone");
        browser().check("phone-verified");
        inUrdu("phone-verified");
        browser().press("Withdraw the number ending " + phone.substring(9));
        assertThat(browser().text()).contains("The number is withdrawn.");
    }

    @Test
    void anotherDistrictsOfficerFindsNoSuchPage() {
        Officer officer = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        PersonId person = new Supervised(registration, facts, jdbc, officer.actor()).in(DISTRICT);
        Officer stranger = new Officers(accounts).of(new OfDistrict("multan"), Role.SUPERVISING_OFFICER);
        WebSession session = new WebSession(port);
        session.signIn(stranger.name(), Officers.PASSWORD);
        assertThat(session.get("/people/" + person + "/phone").statusCode()).isEqualTo(404);
    }

    @Test
    void theTelephonePageShowsBothSendersAndAnswersTheNeutralOne() {
        String address = lines().simulator().handsetAddress().toString();
        for (String language : java.util.List.of("en", "ur")) {
            browser().page().navigate(address + "?lang=" + language + "&number=03990000123");
            browser()
                    .page()
                    .locator(".peers button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("7100"))
                    .click();
            browser().page().locator("textarea.text").fill("STOP");
            browser().page().locator(".send").click();
            browser()
                    .page()
                    .locator(".message.mine")
                    .nth(language.equals("en") ? 0 : 1)
                    .waitFor();
            browser().picture("handset-neutral-" + language);
        }
        assertThat(lines().simulator().messages("03990000123"))
                .hasSize(2)
                .allMatch(message -> message.peer().equals(RegisterLines.NEUTRAL));
    }

    private static String today() {
        return java.time.LocalDate.now(pk.gov.nsor.foundation.kernel.Day.ZONE)
                .format(java.time.format.DateTimeFormatter.ofPattern("dd-MM-uuuu"));
    }

    private void inUrdu(String name) {
        browser().inLanguage("ur");
        browser().check(name);
        browser().inLanguage("en");
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}
