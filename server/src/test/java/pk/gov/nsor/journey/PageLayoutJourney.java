package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.StreamOfBrowser;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class PageLayoutJourney {

    private static final String PASSWORD = "correct-horse-battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LiveUpdates updates;

    private final Browser browser;

    PageLayoutJourney(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void open() {
        accounts.ensure(
                new NewAccount("frame.registrar", "Nadia Rehman", Set.of(Role.REGISTRAR), "NPB"),
                PASSWORD,
                Actor.system("test"));
    }

    @Test
    void anOfficerSignsInSwitchesTheLanguageAndSignsOut() {
        browser.open("/");
        assertThat(browser.heading()).isEqualTo("Sign in");
        browser.check("sign-in");
        browser.page().getByText("اردو", exactly()).click();
        assertThat(browser.page().url()).endsWith("/sign-in");
        browser.check("sign-in");
        browser.page().getByText("English", exactly()).click();

        browser.signIn("frame.registrar", PASSWORD);
        assertThat(browser.heading()).isEqualTo("Today");
        browser.check("today");
        browser.page().getByText("اردو", exactly()).click();
        assertThat(browser.heading()).isEqualTo("آج");
        browser.check("today");

        browser.page().locator("details.menu summary").click();
        browser.press("سائن آؤٹ کریں");
        assertThat(browser.page().url()).contains("/sign-in");
        assertThat(browser.text()).contains("آپ سائن آؤٹ ہو گئے ہیں");
        browser.open("/");
        assertThat(browser.page().url()).contains("/sign-in");
    }

    @Test
    void onATelephoneTheNavigationIsAMenu() {
        browser.signIn("frame.registrar", PASSWORD);
        browser.page().setViewportSize(320, 640);
        assertThat(browser.page().locator("nav.side").isVisible()).isFalse();
        browser.page().locator(".menu-button").click();
        assertThat(browser.page().locator("nav.side").isVisible()).isTrue();
        browser.picture("menu-en-320");
        browser.page().keyboard().press("Escape");
        assertThat(browser.page().locator("nav.side").isVisible()).isFalse();
        browser.page().locator(".menu-button").click();
        browser.page().locator("nav.side a[href='/quarantine']").click();
        assertThat(browser.page().url()).endsWith("/quarantine");
    }

    @Test
    void helpOpensOnThePageThatItIsAboutWithTheTermsThatStandThere() {
        browser.signIn("frame.registrar", PASSWORD).open("/quarantine");
        browser.page().locator("details.help summary").click();
        browser.page().locator("details.help #help-body").waitFor();
        assertThat(browser.page().locator("details.help").innerText())
                .contains("Read why it waits", "Well-formed messages of a system that do not count yet.");
        browser.check("help-on-page");
        browser.open("/help");
        assertThat(browser.text()).contains("Registrar", "Your tasks");
        checkInBothLanguages("help");
        browser.page().locator("main a[href='/help/people']").click();
        checkInBothLanguages("help-topic");
    }

    private void checkInBothLanguages(String name) {
        browser.check(name);
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }

    @Test
    void aWrongPasswordIsSaidPolitelyAndWithWhatToDo() {
        browser.passPassword("frame.registrar", "wrong");
        assertThat(browser.text()).contains("You are not signed in", "ask your administrator");
        browser.check("sign-in-failed");
    }

    @Test
    void anAddressThatIsNoneIsAPageWithAReferenceInBothLanguages() {
        browser.signIn("frame.registrar", PASSWORD).open("/nothing/here?a=b");
        assertThat(browser.text()).contains("There is nothing here for you", "reference");
        browser.check("error-404");
        browser.page().getByText("اردو", exactly()).click();
        assertThat(browser.page().url()).endsWith("/nothing/here?a=b");
        browser.check("error-404");
    }

    @Test
    void theLanguageSwitchLeadsToNoOtherSite() {
        browser.open("/language/ur?to=//example.org/");
        assertThat(browser.page().url()).contains("127.0.0.1:" + port);
        browser.open("/language/ur?to=/%5Cexample.org/");
        assertThat(browser.page().url()).contains("127.0.0.1:" + port);
    }

    @Test
    void theFirstPageIsLightWhereTheFontsAreTheReadersOwn() {
        long[] bytes = {0};
        browser.page().onResponse(response -> {
            response.finished();
            bytes[0] += response.request().sizes().responseBodySize;
        });
        browser.open("/sign-in");
        browser.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(bytes[0]).isPositive().isLessThan(100_000);
    }

    @Test
    void aPageThatListensHearsOfItsTopic() {
        browser.signIn("frame.registrar", PASSWORD);
        String topic = "person/" + UUID.randomUUID();
        browser.page()
                .evaluate(
                        "window.heard = new Promise(done => { const s = new EventSource('/live?topics=" + topic + "');"
                                + "s.onopen = () => document.documentElement.dataset.listens = 'yes';"
                                + "s.addEventListener('changed', e => { s.close(); done(e.data); }); }); 0");
        browser.page().locator("html[data-listens]").waitFor();
        updates.publish("person/" + UUID.randomUUID());
        updates.publish(topic);
        assertThat(browser.page().evaluate("window.heard")).isEqualTo(topic);
    }

    @Test
    void aPageThatTooManyOthersFollowedWaitsUntilItIsInFrontAgain() {
        browser.signIn("frame.registrar", PASSWORD).open("/sms");
        browser.page().locator("html[data-live-open]").waitFor();
        WebSession others = new WebSession(port);
        others.setCookie(
                "nsor",
                browser.page().context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("nsor"))
                        .findFirst()
                        .orElseThrow()
                        .value);
        List<StreamOfBrowser> streams = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            streams.add(StreamOfBrowser.open(port, others, "enquiry-figures"));
        }
        browser.page().locator("html:not([data-live-open])").waitFor();
        // By itself a browser would have asked again after a second.
        assertThat(streams.getFirst().ends(Duration.ofSeconds(2))).isFalse();
        assertThat(browser.page().locator("html[data-live-open]").count()).isZero();
        browser.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        browser.page().locator("html[data-live-open]").waitFor();
        assertThat(streams.getFirst().ends(Duration.ofSeconds(2))).isTrue();
        streams.forEach(StreamOfBrowser::close);
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }
}
