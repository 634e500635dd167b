package pk.gov.nsor.record.registration.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.publicservice.disclosure.rights.Claim;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** A birth date is wrong: one registrar asks that it be put right, another sees both sides and what follows, and approves. */
@RegisterTest
class IdentityCorrectionJourney {

    @Autowired
    private ApplicationContext beans;

    @LocalServerPort
    private int port;

    private final Browser browser;

    IdentityCorrectionJourney(Browser browser) {
        this.browser = browser;
    }

    @Test
    void whatIsMistakenIsAskedForSeenFromBothSidesAndPutRightInBothLanguages() {
        SomebodyOnRecord someone = new SomebodyOnRecord(beans, port);
        Officer asking = someone.officer(Role.REGISTRAR);
        Officer deciding = someone.officer(Role.REGISTRAR);
        browser.signIn(asking.name(), Officers.PASSWORD).open("/people/" + someone.person);
        browser.page()
                .getByText("Correct", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        both("identity-correction");
        filled("");
        both("identity-correction-wrong", () -> filled(""));
        filled("The clerk misread the certificate");
        browser.check("identity-correction-check");
        browser.inLanguage("ur");
        filled("کلرک نے سرٹیفکیٹ غلط پڑھا");
        browser.check("identity-correction-check");
        browser.inLanguage("en");
        filled("The clerk misread the certificate");
        browser.press("Propose this");
        String proposal = browser.page().url();
        both("identity-correction-proposed");

        browser.startAfresh().signIn(deciding.name(), Officers.PASSWORD);
        browser.page().navigate(proposal);
        assertThat(browser.text()).contains("would no longer be told", "committed under 18");
        both("identity-correction-to-decide");
        browser.press("Approve");
        assertThat(browser.text()).contains("Approved");
        both("identity-correction-approved");
        browser.open("/people/" + someone.person + "/identity/versions");
        assertThat(browser.text()).contains("Version 2");
        both("identity-versions");
        browser.open("/people/" + someone.person);
        both("record-corrected");
        assertThat(someone.isTold()).isFalse();
    }

    @Test
    void aCorrectionThatThePersonAskedForLeadsToTheRecordAndIsGrantedByWhatPutItRight() {
        SomebodyOnRecord someone = new SomebodyOnRecord(beans, port);
        Officer asking = someone.officer(Role.REGISTRAR);
        Officer deciding = someone.officer(Role.REGISTRAR);
        UUID request = beans.getBean(Rights.class)
                .take(
                        RightKind.CORRECTION,
                        someone.person,
                        new Claim(
                                someone.identity().name(),
                                someone.cnic,
                                Examination.Document.CNIC_CARD,
                                "I was born in 2005"),
                        asking.actor());
        browser.signIn(deciding.name(), Officers.PASSWORD).open("/rights/" + request);
        both("right-correction");
        browser.choose("outcome", "GRANTED").fill("reason", "It was put right").submit();
        assertThat(browser.text()).contains("Nothing on the record has been corrected since this was asked");
        browser.page().locator("#correction a.btn").first().click();
        filled("The clerk misread the certificate");
        browser.press("Propose this");
        String proposal = browser.page().url();
        browser.startAfresh().signIn(asking.name(), Officers.PASSWORD);
        browser.page().navigate(proposal);
        browser.press("Approve");
        browser.startAfresh().signIn(deciding.name(), Officers.PASSWORD).open("/rights/" + request);
        both("right-corrected");
        browser.page().locator("#mended").selectOption(new SelectOption().setIndex(1));
        browser.choose("outcome", "GRANTED").fill("reason", "It was put right").submit();
        assertThat(browser.text()).contains("Granted", "Corrected by");
        both("right-correction-granted");
    }

    private void filled(String reason) {
        browser.fill("bornOn", Offenders.OFFENCE.minusYears(17).toString());
        browser.page().locator("#document").selectOption("BIRTH_CERTIFICATE");
        browser.fill("documentNumber", "UC-17/2231").fill("reason", reason).submit();
    }

    private void both(String name) {
        both(name, () -> {});
    }

    /** A page that came of a form is another one in the other language: it is sent once more. */
    private void both(String name, Runnable again) {
        browser.check(name);
        browser.inLanguage("ur");
        again.run();
        browser.check(name);
        browser.inLanguage("en");
    }
}
