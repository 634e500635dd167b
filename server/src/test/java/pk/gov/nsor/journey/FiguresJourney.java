package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.publicservice.enquiry.statistics.StatisticsRollup;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** The figures of the public's SMS: somebody asks on a telephone, and they change on a page that is open. */
@RegisterTest
class FiguresJourney {

    private static final String QUESTIONS = "#figures .summary dd >> nth=0";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private LiveUpdates updates;

    private final Browser browser;
    private final Officers officers;
    private @Nullable RegisterLines made;

    FiguresJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @BeforeEach
    void open() throws Exception {
        made = new RegisterLines(context);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void aQuestionChangesTheFiguresOfAnOpenPageInBothLanguages() {
        browser.signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        browser.page().locator("nav.side a[href='/sms']").click();
        assertThat(browser.heading()).isEqualTo("Public SMS");
        seeItChange("HELP");
        browser.check("figures-hour");
        Locator summary = browser.page().locator("#volume-table-open");
        summary.click();
        seeItChange("LANG EN");
        assertThat(browser.page().locator("#volume-table").getAttribute("open"))
                .as("what was opened stays open")
                .isNotNull();
        assertThat(browser.page().locator("#volume-table tbody tr").count()).isEqualTo(60);
        browser.check("figures-hour-table");
        browser.page().locator("#volume-table-open").click();

        browser.inLanguage("ur");
        assertThat(browser.heading()).isEqualTo("عوامی ایس ایم ایس");
        seeItChange("مدد");
        browser.check("figures-hour");
        for (String range : new String[] {"day", "month"}) {
            browser.open("/sms?range=" + range);
            browser.check("figures-" + range);
            browser.inLanguage("en");
            browser.check("figures-" + range);
            browser.inLanguage("ur");
        }
    }

    @Test
    void whatChangesWhileAChangeIsAskedForIsAskedForAfterIt() {
        browser.signIn(officers.with(Role.NATIONAL_SUPERVISOR).name(), Officers.PASSWORD);
        Page page = browser.page();
        page.addInitScript("""
                window.told = 0;
                const Plain = EventSource;
                window.EventSource = class extends Plain {
                  constructor(address) {
                    super(address);
                    this.addEventListener("changed", () => window.told++);
                  }
                };
                """);
        List<Route> held = new ArrayList<>();
        page.route("**/sms/figures?*", held::add);
        browser.open("/sms");
        page.locator("html[data-live-open]").waitFor();
        updates.publish(StatisticsRollup.TOPIC);
        page.waitForCondition(() -> held.size() == 1);
        int told = (int) page.evaluate("window.told");
        updates.publish(StatisticsRollup.TOPIC);
        page.waitForFunction("before => window.told > before", told);
        assertThat(held).as("one at a time").hasSize(1);
        held.getFirst().resume();
        page.waitForCondition(() -> held.size() == 2);
        page.evaluate("document.querySelector('#figures').dataset.isFirst = 'yes'");
        held.getLast().resume();
        page.waitForFunction("() => !document.querySelector('#figures').dataset.isFirst");
    }

    @Test
    void onPaperTheTablesAreOpen() {
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        browser.open("/sms?range=day");
        Locator cell = browser.page().locator("#volume-table tbody th").first();
        assertThat(cell.isVisible()).isFalse();
        browser.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(cell.isVisible()).isTrue();
        browser.picture("figures-printed");
    }

    @Test
    void oversightReadsRoundedFiguresAndThePageIsLight() {
        long[] bytes = {0};
        browser.signIn(officers.with(Role.OVERSIGHT).name(), Officers.PASSWORD);
        browser.page().onResponse(response -> {
            if (response.url().contains("/sms")) {
                response.finished();
                bytes[0] += response.request().sizes().responseBodySize;
            }
        });
        browser.open("/sms");
        browser.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(browser.text()).contains("rounded up or down to a multiple of five");
        assertThat(bytes[0]).isPositive().isLessThan(20_000);
        browser.check("figures-oversight");
        browser.inLanguage("ur");
        browser.check("figures-oversight");
    }

    /** Texts the short code, and waits for the number of questions on the page to grow without a reload. */
    private void seeItChange(String text) {
        Page page = browser.page();
        page.locator("html[data-live-open]").waitFor();
        page.evaluate("window.sameDocument = true; 0");
        long before = questions();
        String phone = Samples.phone();
        lines().simulator().receiveFromPhone(phone, "7000", text);
        page.waitForFunction(
                "before => Number(document.querySelector('#figures .summary dd').textContent.replaceAll(',', '')) > before",
                (double) before);
        assertThat(page.evaluate("window.sameDocument === true")).isEqualTo(true);
    }

    private long questions() {
        return Long.parseLong(
                browser.page().locator(QUESTIONS).innerText().strip().replace(",", ""));
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}
