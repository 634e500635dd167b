package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;

/** The first sign-in of an officer, the second, and one without the telephone. */
@RegisterTest
class SecondStepJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anOfficerSetsUpATelephoneAndSignsInWithItAndWithoutIt() {
        String name = new Officers(accounts).with(Role.REGISTRAR).name();
        browser.passPassword(name, Officers.PASSWORD);
        assertThat(browser.heading()).isEqualTo("Set up your second step");
        checkInBothLanguages("second-step-set-up");
        SecondStep telephone = browser.enrol(name);
        assertThat(browser.heading()).isEqualTo("Keep your recovery codes");
        List<String> recoveryCodes = browser.page().locator("main code").allInnerTexts();
        assertThat(recoveryCodes).hasSize(10);
        checkInBothLanguages("recovery-codes");
        String recoveryCode = recoveryCodes.getFirst();
        // Within half a minute the telephone has no third code.
        telephone.keep(recoveryCodes.subList(1, 10));
        browser.press("I have written them down");
        assertThat(browser.heading()).isEqualTo("Today");

        browser.startAfresh().passPassword(name, Officers.PASSWORD);
        assertThat(browser.heading()).isEqualTo("Second step");
        checkInBothLanguages("second-step");
        browser.fill("code", "000000").press("Sign in");
        assertThat(browser.text()).contains("You are not signed in yet", "its clock may be wrong");
        browser.check("second-step-wrong");
        browser.fill("code", telephone.next(browser.registersTime())).press("Sign in");
        assertThat(browser.heading()).isEqualTo("Today");

        browser.startAfresh().passPassword(name, Officers.PASSWORD);
        browser.page().locator("#lost summary").click();
        browser.fill("recovery", recoveryCode).press("Sign in with a recovery code");
        assertThat(browser.heading()).isEqualTo("Today");

        browser.page().locator("details.menu summary").click();
        browser.page().locator("header").getByText("Signing in").click();
        assertThat(browser.page().getByText("Last seen").count()).isEqualTo(3);
        assertThat(browser.text()).contains("9 of your recovery codes");
        checkInBothLanguages("signing-in");
        browser.press("End");
        assertThat(browser.heading()).isEqualTo("Confirm that it is you");
        // Within half a minute the telephone may have no third code.
        browser.page().locator("#lost summary").click();
        browser.fill("recovery", recoveryCodes.get(1)).press("Confirm with a recovery code");
        assertThat(browser.heading()).isEqualTo("Signing in");
        browser.press("End");
        assertThat(browser.text()).contains("It is signed out.");
        assertThat(browser.page().getByText("Last seen").count()).isEqualTo(2);
    }

    private void checkInBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }
}
