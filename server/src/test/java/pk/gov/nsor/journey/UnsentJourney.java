package pk.gov.nsor.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** What was typed and not sent is not lost with the language, the session or an error. */
@RegisterTest
class UnsentJourney {

    private static final String KEEPER = "unsent.keeper";
    private static final String CELL = "Anti-Rape Crisis Cell Chaman";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestClock clock;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void open() {
        accounts.ensure(
                new NewAccount(
                        KEEPER,
                        "Rukhsana Baloch",
                        Set.of(Role.DIRECTORY_KEEPER),
                        "CRISIS_CELLS",
                        new OfProvince("PK-BA")),
                Officers.PASSWORD,
                Actor.system("test"));
        browser = new Browser(port).signIn(KEEPER, Officers.PASSWORD);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void itIsThereInTheOtherLanguage() {
        browser.open("/directory/new");
        type();
        browser.inLanguage("ur");
        assertThat(field("nameEn")).hasValue(CELL);
        assertThat(field("kind")).hasValue("CRISIS_CELL");
        assertThat(note()).isHidden();
        assertThat(browser.page().url()).doesNotContain("#");
        browser.inLanguage("en");
        assertThat(field("nameEn")).hasValue(CELL);
    }

    @Test
    void whatWasRefusedIsThereInTheOtherLanguageToo() {
        browser.open("/directory/new");
        type();
        browser.submit();
        assertThat(browser.text()).contains("Choose a place that you keep entries of.");
        browser.inLanguage("ur");
        assertThat(field("nameEn")).hasValue(CELL);
    }

    @Test
    void whatSomebodyTypesBeforeItArrivesIsNotLostToIt() {
        browser.open("/directory/new");
        browser.fill("nameEn", "An older name");
        browser.page().locator("#kind").selectOption("CRISIS_CELL");
        List<Route> held = new CopyOnWriteArrayList<>();
        browser.page().route("**/unsent?*", held::add);
        browser.inLanguage("ur");
        browser.page().waitForCondition(() -> !held.isEmpty());
        browser.fill("nameEn", CELL);
        held.getFirst().resume();
        assertThat(field("kind")).hasValue("CRISIS_CELL");
        assertThat(field("nameEn")).hasValue(CELL);
    }

    @Test
    void itIsOfferedAfterTheSessionHasEnded() {
        browser.page().clock().install();
        browser.open("/directory/new");
        type();
        browser.page().clock().runFor(Duration.ofSeconds(30).toMillis());
        clock.move(Duration.ofHours(1));
        browser.page().clock().runFor(Duration.ofHours(1).toMillis());
        browser.page().waitForURL("**/sign-in?expired");

        browser.startAfresh().signIn(KEEPER, Officers.PASSWORD).open("/directory/new");
        assertThat(note()).containsText("You have typed something here and not sent it.");
        assertThat(field("nameEn")).hasValue("");
        browser.check("unsent");
        double place = placeOfHeading();
        note().getByText("Put it back").click();
        assertThat(field("nameEn")).hasValue(CELL);
        assertThat(field("kind")).hasValue("CRISIS_CELL");
        assertThat(note()).isHidden();
        Assertions.assertThat(placeOfHeading())
                .as("it comes and goes after the page, and moves nothing")
                .isEqualTo(place);

        browser.submit();
        browser.open("/directory/new");
        assertThat(field("nameEn")).hasValue("");
        browser.page().waitForTimeout(500);
        assertThat(note()).isHidden();
    }

    @Test
    void aFormWhoseSendingWasStoppedIsKeptAndCanBeSentAgain() {
        browser.page().clock().install();
        browser.open("/directory/new");
        type();
        Page page = browser.page();
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route("**/directory/new", held::add);
        Locator form = page.locator("#content form:has(#nameEn)");
        form.evaluate("form => form.requestSubmit()");
        page.waitForCondition(() -> !held.isEmpty());
        held.getFirst().abort("aborted");
        page.unrouteAll();
        page.waitForResponse(
                answer -> answer.url().endsWith("/unsent")
                        && answer.request().method().equals("POST"),
                () -> page.clock().runFor(Duration.ofSeconds(40).toMillis()));
        assertThat(form).not().hasAttribute("data-sent", "yes");
        assertThat(field("nameEn")).hasValue(CELL);
        browser.submit();
        Assertions.assertThat(browser.text()).contains("Choose a place that you keep entries of.");
    }

    @Test
    void theOtherLanguageIsNotOpenedWhileTheServerCannotKeepWhatWasTyped() {
        browser.open("/directory/new");
        type();
        // As where the session has ended meanwhile; an error of the server is the same to the script.
        browser.page()
                .route(
                        "**/unsent",
                        route -> route.fulfill(
                                new Route.FulfillOptions().setStatus(302).setHeaders(Map.of("Location", "/sign-in"))));
        toUrdu();
        assertThat(lost()).containsText("What you typed could not be kept just now");
        browser.check("unsent-not-now");
        assertThat(field("nameEn")).hasValue(CELL);
        browser.page().unrouteAll();
        browser.inLanguage("ur");
        assertThat(field("nameEn")).hasValue(CELL);
        assertThat(lost()).isHidden();
    }

    @Test
    void whatCannotBeKeptIsNamedBeforeTheOtherLanguageIsOpenedAndWhoChoosesItOnceMoreGoesOnWithoutIt() {
        browser.open("/directory/new");
        type();
        browser.fill("reason", "the victim Ayesha Bibi of Street 4");
        toUrdu();
        assertThat(lost()).containsText("Not everything that you typed can be kept.");
        assertThat(lost().locator("li")).hasCount(1);
        assertThat(lost().locator("li")).hasText("Why it changes");
        browser.check("unsent-left");
        browser.fill("operator", "A hospital");
        toUrdu();
        assertThat(lost()).isVisible();
        assertThat(browser.page().locator("html")).hasAttribute("lang", "en");
        browser.inLanguage("ur");
        assertThat(field("operator")).hasValue("A hospital");
        assertThat(field("reason")).hasValue("");
        browser.fill("reason", "the victim Ayesha Bibi of Street 4");
        browser.page().locator("a.other-script").click();
        assertThat(lost()).isVisible();
        browser.check("unsent-left");
    }

    @Test
    void aPlaceThatIsChosenFromTheListIsKept() {
        browser.open("/directory/new");
        browser.page().locator("#area").pressSequentially("Quett");
        browser.page().locator("[role=option]").first().click();
        String chosen = field("area").inputValue();
        Assertions.assertThat(chosen).isNotEqualTo("Quett");
        browser.page().reload();
        browser.page().locator("#area").evaluate("field => { field.value = 'Quett'; field.focus(); }");
        browser.page().keyboard().press("ArrowDown");
        browser.page().locator("[role=option]").first().click();
        browser.inLanguage("ur");
        assertThat(field("area")).hasValue(chosen);
    }

    private void toUrdu() {
        browser.page().locator("a[hreflang=ur]").first().click();
    }

    private Locator lost() {
        return browser.page().locator("#unsent-lost");
    }

    @Test
    void whatIsDiscardedIsNotOfferedAgain() {
        browser.page().clock().install();
        browser.open("/directory/new");
        type();
        browser.page().clock().runFor(Duration.ofSeconds(30).toMillis());
        browser.page()
                .waitForResponse(
                        answer -> answer.url().contains("/unsent"),
                        () -> browser.open("/directory/new").inLanguage("ur"));
        assertThat(note()).containsText("واپس لائیں");
        browser.check("unsent");
        browser.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/unsent/discard"),
                        () -> note().getByText("مٹا دیں").click());
        browser.open("/directory/new");
        browser.page().waitForTimeout(500);
        assertThat(note()).isHidden();
    }

    @Test
    void whatIsSentToARecordThatWasJoinedMeanwhileStandsOnThePageOfTheRecordThatLeads(
            Supervised supervised, Officers officers, JoinedRecords joined) {
        Officer officer = officers.of(new OfDistrict("quetta"), Role.SUPERVISING_OFFICER);
        PersonId older = supervised.in("quetta");
        PersonId newer = supervised.in("quetta");
        browser.startAfresh().signIn(officer.name(), Officers.PASSWORD).open("/people/" + newer + "/visits/plan");
        browser.fill("reason", "To see the new house");
        joined.join(older, newer, List.of());
        browser.submit();
        Assertions.assertThat(browser.text()).contains("Nothing was recorded: the record is joined with this one");
        Assertions.assertThat(browser.page().url()).contains("/people/" + older + "/visits/plan");
        assertThat(field("reason")).hasValue("To see the new house");
        browser.check("unsent-joined");
    }

    private void type() {
        browser.page().locator("#kind").selectOption("CRISIS_CELL");
        browser.fill("nameEn", CELL);
    }

    private Locator field(String name) {
        return browser.page().locator("#" + name);
    }

    private double placeOfHeading() {
        return ((Number) browser.page()
                        .evaluate("() => document.querySelector('h1').getBoundingClientRect().top + scrollY"))
                .doubleValue();
    }

    private Locator note() {
        return browser.page().locator("#unsent");
    }
}
