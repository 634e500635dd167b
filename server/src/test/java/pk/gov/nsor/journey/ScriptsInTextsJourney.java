package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** What somebody typed so that another's browser runs it, in a real browser that tells of everything it was asked to run. */
@RegisterTest
class ScriptsInTextsJourney {

    private static final String SAID =
            " \"><body onload=alert(7)><script>alert(8)</script><svg onload=alert(9)>" + "الٹا";

    /** Tells of what the policy stopped, so that a page that merely was saved by it is seen too. */
    private static final String WATCH = """
            window.stopped = [];
            document.addEventListener("securitypolicyviolation",
                (event) => window.stopped.push(event.violatedDirective + " " + event.sourceFile + " " + event.sample));
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void nothingThatWasTypedRunsAndNothingIsStoppedForIt() throws Exception {
        String officer = new Officers(accounts)
                .of(new OfDistrict("mianwali"), Role.DISTRICT_SUPERVISOR)
                .name();
        List<String> ran = new ArrayList<>();
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, SAID);
                Browser browser = new Browser(port)) {
            watch(browser, ran);
            browser.signIn(officer, Officers.PASSWORD);
            String record = "/people/" + doors.person();
            List<String> pages = List.of(
                    record,
                    record + "/timeline",
                    record + "/knowledge",
                    record + "/tasks/" + doors.named("task"),
                    record + "/notices/" + doors.named("notice"),
                    record + "/circumstances/" + doors.named("circumstance"),
                    "/approvals/" + doors.named("proposal"),
                    record + "/legal",
                    record + "/why",
                    record + "/visits/" + doors.named("visit"),
                    record + "/notices/" + doors.named("notice") + "/receipt",
                    record + "/appearances/" + doors.named("appearance"),
                    "/caseload",
                    "/caseload?list=visits",
                    "/people?name=" + java.net.URLEncoder.encode(SAID, java.nio.charset.StandardCharsets.UTF_8),
                    "/approvals",
                    "/directory",
                    "/no/such/<script>alert(11)</script>");
            int withIt = 0;
            for (String language : List.of("en", "ur")) {
                browser.open("/language/" + language);
                for (String page : pages) {
                    browser.open(page);
                    assertThat(browser.page().locator("html").getAttribute("lang"))
                            .isEqualTo(language);
                    browser.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
                    assertThat(browser.page().evaluate("window.stopped"))
                            .as("stopped by the policy on %s", page)
                            .isEqualTo(List.of());
                    assertThat(browser.page().locator("img[src=x], svg[onload]").count())
                            .as("elements of what was typed on %s", page)
                            .isZero();
                    withIt += browser.page().content().contains("&lt;script&gt;alert(8)") ? 1 : 0;
                }
            }
            assertThat(withIt).as("pages that show what was typed").isGreaterThan(8);
            browser.open("/language/en").open(record).check("record-with-scripts-in-texts");
        }
        assertThat(ran).isEmpty();
    }

    /** The listener hears: a page that does try is told of, so that hearing nothing means something. */
    @Test
    void theBrowserTellsOfAScriptThatThePolicyStops() {
        List<String> ran = new ArrayList<>();
        try (Browser browser = new Browser(port)) {
            watch(browser, ran);
            browser.open("/sign-in");
            browser.page().evaluate("""
                    () => { document.body.insertAdjacentHTML("beforeend", "<img src=data:, onerror=alert(1)>"); }
                    """);
            browser.page().waitForFunction("window.stopped.length > 0");
            assertThat(browser.page().evaluate("window.stopped").toString()).contains("script-src");
        }
        assertThat(ran).isEmpty();
    }

    private static void watch(Browser browser, List<String> ran) {
        browser.page().addInitScript(WATCH);
        browser.page().onDialog(dialog -> {
            ran.add(dialog.message());
            dialog.dismiss();
        });
    }
}
