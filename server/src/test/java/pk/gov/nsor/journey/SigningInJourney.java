package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.TestClock;

/** The first pass-phrase that is changed before all else, a later change, and a page whose session ends. */
@RegisterTest
class SigningInJourney {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Browser browser;
    private final Officers officers;
    private String name;

    SigningInJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        name = officers.with(Role.REGISTRAR).name();
    }

    @Test
    void anOfficerChangesTheFirstPassPhraseAndALaterOne() {
        jdbc.sql("update access.account set must_change_password = true where user_name = ?")
                .param(name)
                .update();
        browser.signIn(name, Officers.PASSWORD);
        assertThat(browser.heading()).isEqualTo("Change your pass-phrase first");
        checkInBothLanguages("password-first");
        browser.fill("old", "not it").fill("new", offered()).press("Change it");
        assertThat(browser.text()).contains("Your pass-phrase is not changed", "is another one");
        browser.check("password-refused");
        String first = offered();
        browser.fill("old", Officers.PASSWORD).fill("new", first).press("Change it");
        assertThat(browser.heading()).isEqualTo("Signing in");
        assertThat(browser.text()).contains("Your pass-phrase is changed");

        browser.page().getByText("Change your pass-phrase").click();
        assertThat(browser.heading()).isEqualTo("Confirm that it is you");
        SecondStep telephone = SecondStep.of("http://127.0.0.1:" + port, name);
        browser.fill("code", telephone.next(browser.registersTime())).press("Confirm");
        assertThat(browser.heading()).isEqualTo("Change your pass-phrase");
        checkInBothLanguages("password");
        String second = offered();
        assertThat(second).isNotEqualTo(first);
        browser.fill("old", first).fill("new", second).press("Change it");
        assertThat(browser.text()).contains("Your pass-phrase is changed");
        checkInBothLanguages("signing-in-password");
    }

    @Test
    void whatAPageShowsGoesAwayWithItsSession() {
        browser.signIn(name, Officers.PASSWORD);
        Page page = browser.page();
        page.clock().install();
        browser.open("/people");
        moveOn(Duration.ofMinutes(11));
        assertThat(page.locator("#ending").isVisible()).isFalse();
        moveOn(Duration.ofSeconds(150));
        page.locator("#ending").waitFor();
        assertThat(page.locator("#ending").innerText()).contains("Are you still there?");
        browser.picture("session-ending");
        page.getByText("Stay signed in").click();
        page.waitForCondition(() -> !page.locator("#ending").isVisible());
        moveOn(Duration.ofMinutes(10));
        assertThat(page.locator("#ending").isVisible()).isFalse();
        assertThat(browser.heading()).isEqualTo("People");
        moveOn(Duration.ofMinutes(6));
        page.waitForURL("**/sign-in?expired");
        assertThat(browser.text()).contains("You were signed out");
    }

    @Test
    void whoComesBackToAWindowAfterSigningOutInAnotherFindsItEmpty() {
        browser.signIn(name, Officers.PASSWORD).open("/people");
        Page other = browser.page().context().newPage();
        other.navigate(browser.page().url());
        other.locator("details.menu summary").click();
        other.getByText("Sign out").click();
        other.waitForURL("**/sign-in?signed-out");
        assertThat(browser.page().locator("h1").innerText()).isEqualTo("People");
        var _ = browser.page().evaluate("dispatchEvent(new Event('focus'))");
        browser.page().waitForURL("**/sign-in?expired");
    }

    /** In the register and in the browser. */
    private void moveOn(Duration by) {
        clock.move(by);
        browser.page().clock().runFor(by.toMillis());
    }

    private String offered() {
        return browser.page().locator("#offered").innerText();
    }

    private void checkInBothLanguages(String picture) {
        browser.check(picture);
        browser.inLanguage("ur");
        browser.check(picture);
        browser.inLanguage("en");
    }
}
