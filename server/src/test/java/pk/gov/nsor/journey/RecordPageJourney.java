package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** The page of a record as it opens: what is urgent first, the rest folded, and nothing moves. */
@RegisterTest
class RecordPageJourney {

    private static final String DISTRICT = "jhelum";

    /** Of nobody else, so that its list of those who are overdue is short. */
    private static final String ANOTHER_DISTRICT = "killa-abdullah";

    /** Long enough ago that the first verification is overdue. */
    private static final Duration AGO = Duration.ofDays(200);

    /** Adds up how far what is seen has moved without anybody's doing. */
    private static final String SHIFTS = """
            window.shifted = 0;
            new PerformanceObserver(list => {
              for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
            }).observe({type: "layout-shift", buffered: true});
            """;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Officers officers;
    private final Supervised people;
    private PersonId person;

    RecordPageJourney(Browser browser, Officers officers, Supervised people) {
        this.browser = browser;
        this.officers = officers;
        this.people = people;
    }

    @BeforeEach
    void open() {
        person = people.releasedIn(DISTRICT, LocalDate.now(clock));
        browser.foldingSections().page().addInitScript(SHIFTS);
        signInAt(DISTRICT);
    }

    @Test
    void anAppearanceIsRecordedWithThreeClicksFromToday() {
        appears(person, "appearance-usual");
        browser.open("/people/" + person);
        assertThat(browser.text()).contains("CNIC card seen", "as the person says");
    }

    @Test
    void soIsThatOfSomebodyWhoIsOverdue(TestClock time, @Autowired CaseReviewJob review) {
        time.move(AGO.negated());
        PersonId late = people.in(ANOTHER_DISTRICT);
        time.move(AGO);
        long _ = review.run();
        browser.startAfresh();
        signInAt(ANOTHER_DISTRICT);
        assertThat(browser.page()
                        .locator("main section", new Page.LocatorOptions().setHasText("Overdue"))
                        .first()
                        .innerText())
                .contains(people.numberOf(late));
        browser.sayingPurposes();
        appears(late, "appearance-overdue");
    }

    /** Who has missed something appears; nothing is asked in between. */
    private void appears(PersonId who, String name) {
        int clicks = 0;
        browser.page()
                .locator("main .rows li", new Page.LocatorOptions().setHasText(people.numberOf(who)))
                .locator("a", new Locator.LocatorOptions().setHasText("Record an appearance"))
                .first()
                .click();
        clicks++;
        assertThat(browser.heading()).isEqualTo("Record an appearance in person");
        browser.check(name);
        browser.inLanguage("ur").check(name);
        browser.inLanguage("en");
        browser.choose("seen", "CNIC_CARD-STATED");
        clicks++;
        browser.submit();
        clicks++;
        assertThat(browser.heading()).isEqualTo("Receipt of appearance");
        assertThat(clicks).isLessThanOrEqualTo(3);
    }

    @Test
    void theTimelineIsNoFurtherThanTwoScreensAndNothingMoves() {
        photograph();
        for (String language : new String[] {"en", "ur"}) {
            if (language.equals("ur")) {
                browser.inLanguage(language);
            }
            browser.open("/people/" + person);
            browser.page().locator(".photograph img").evaluate("image => image.decode()");
            browser.page().evaluate("document.fonts.ready");
            browser.page().waitForSelector("html[data-live-open]");
            assertThat(number("window.shifted"))
                    .as("layout shift, %s", language)
                    .isLessThan(0.01);
            assertThat(number("document.querySelector('#section-timeline').getBoundingClientRect().top"))
                    .as("pixels down to the timeline, %s", language)
                    .isLessThanOrEqualTo(2 * 900);
            browser.check("record-folded");
        }
        browser.inLanguage("en");
        browser.page().mouse().wheel(0, 3000);
        browser.page().waitForFunction("() => scrollY > 1000");
        assertThat(browser.page().locator("nav.index").boundingBox().y)
                .as("the index stays")
                .isBetween(-1.0, 1.0);
        assertThat(browser.page().locator(".record-head .btn-primary").innerText())
                .isEqualTo("Record an appearance");
    }

    @Test
    void whatIsUnfoldedByKeyboardStaysSoOnEveryRecordAndALinkUnfoldsItsSection() {
        browser.open("/people/" + person);
        assertThat(isOpen("addresses")).isFalse();
        summary("addresses").focus();
        browser.page().keyboard().press("Enter");
        assertThat(isOpen("addresses")).isTrue();
        summary("duties").click();
        browser.page()
                .waitForFunction("() => document.cookie.includes('addresses') && !document.cookie.includes('duties')");
        browser.open("/people/" + person);
        assertThat(isOpen("addresses")).as("unfolded before").isTrue();
        assertThat(isOpen("duties")).as("folded before").isFalse();

        browser.open("/people/" + person + "#convictions");
        // Linked from elsewhere, and from the index: a script unfolds it when the address has changed.
        awaitOpen("convictions");
        browser.page().locator("nav.index a[href='#phone']").click();
        awaitOpen("phone");
        // Below the index, once the page has scrolled there.
        browser.page().waitForFunction("""
                () => document.querySelector("#section-phone > summary").getBoundingClientRect().top
                    >= document.querySelector("nav.index").getBoundingClientRect().bottom - 1
                """);

        browser.open("/people/" + person);
        browser.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(browser.page().locator("#identity dl").isVisible())
                .as("folded sections on paper")
                .isTrue();
        browser.page().setViewportSize(660, 940);
        browser.picture("record-print");
    }

    private void signInAt(String district) {
        browser.signIn(
                officers.of(new OfDistrict(district), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
    }

    private void photograph() {
        browser.open("/people/" + person + "/photographs/new");
        browser.page()
                .locator("#photograph")
                .setInputFiles(new FilePayload("face.png", "image/png", Pictures.png(600, 800)));
        assertThat(browser.page().locator("#photograph").getAttribute("capture"))
                .as("a telephone takes it at once")
                .isEqualTo("environment");
        browser.submit();
    }

    private Locator section(String name) {
        return browser.page().locator("#section-" + name);
    }

    private Locator summary(String name) {
        return browser.page().locator("#section-" + name + " > summary");
    }

    private boolean isOpen(String name) {
        return (Boolean) section(name).evaluate("section => section.open");
    }

    private void awaitOpen(String name) {
        browser.page().waitForSelector("#section-%s[open]".formatted(name));
    }

    private double number(String expression) {
        return ((Number) browser.page().evaluate(expression)).doubleValue();
    }
}
