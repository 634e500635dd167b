package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.VaultTest;

/** What advisers and a prosecutor do in the vault, in both languages. */
@VaultTest
class EnrolmentJourney {

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Alerting alerting;

    private final Officers officers;
    private final Browser browser;
    private final TestClock clock;
    private final String caseNumber = Enrolled.newCase();
    private Enrolled enrolled;

    EnrolmentJourney(Officers officers, Browser browser, TestClock clock) {
        this.officers = officers;
        this.browser = browser;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        // At night she is not woken, and the page says so.
        ZonedDateTime now = ZonedDateTime.now(clock);
        clock.move(Duration.between(now, now.with(LocalTime.NOON).plusDays(1)));
        enrolled = new Enrolled(enrolments, officers);
    }

    @Test
    void anAdviserEnrolsHerASecondApprovesTheProsecutorConfirmsAndSheEndsItByHerWord() {
        as(enrolled.adviser);
        browser.open("/enrolments");
        assertThat(browser.text()).contains("Tell a survivor");
        both("enrolments");
        browser.send(browser.page().locator("main a[href='/enrolments/new']"));
        browser.submit();
        assertThat(browser.text())
                .contains("Choose the court.", "Write the case number.", "Write the number.", "Choose the language.");
        both("enrolment-new-wrong");
        browser.page().locator("#court").selectOption(Enrolled.COURT);
        browser.fill("caseNumber", caseNumber)
                .fill("number", Enrolled.phone())
                .fill("codeWord", "please")
                .choose("language", "ENGLISH")
                .choose("theme", "DELIVERY")
                .choose("events", "ESCAPED")
                .choose("events", "RELEASE_PLANNED");
        browser.page().locator("#district1").selectOption("lahore");
        browser.page().locator("#district5").selectOption("quetta");
        browser.submit();
        assertThat(browser.page().locator(".note.danger").innerText()).contains("would try this word");
        assertThat(browser.page().locator("#court").inputValue()).isEqualTo(Enrolled.COURT);
        assertThat(browser.page().locator("#codeWord").inputValue()).isEmpty();
        browser.fill("codeWord", Enrolled.WORD).submit();
        assertThat(browser.text())
                .contains(
                        "It is written down.", "Waits for a second adviser", "another adviser of the cell approves it")
                .contains("A delivery", "Lahore", "Quetta");
        both("enrolment-proposed");
        UUID id = UUID.fromString(browser.page().url().replaceAll(".*/", ""));

        as(enrolled.second);
        UUID refused = enrolled.proposed(Enrolled.wanted("SC 7070/2026", Enrolled.phone()));
        browser.open("/enrolments/" + refused).press("Take it away");
        assertThat(browser.text()).contains("An adviser of the cell has to tell her", "Refused: call her and say so");
        both("enrolment-refused");
        browser.open("/enrolments?list=to-call");
        assertThat(browser.text()).contains("SC 7070/2026");
        browser.open("/enrolments/" + refused).press("She knows: erase it");
        assertThat(browser.text()).contains("nothing of it is kept");

        browser.open("/");
        assertThat(browser.text()).contains(caseNumber);
        browser.open("/enrolments/" + id).press("Approve");
        assertThat(browser.text()).contains("It is approved.");

        as(enrolled.prosecutor);
        browser.open("/enrolments/" + id);
        assertThat(browser.text())
                .contains(caseNumber, "Is there such a case?")
                .doesNotContain("0399", "delivery", "What the numbers");
        both("enrolment-prosecutor");
        browser.press("Confirm the case");
        assertThat(browser.text()).contains("The case is confirmed.");

        UUID alias = UUID.randomUUID();
        alerting.take(List.of(Enrolled.event(alias, Enrolled.held(caseNumber))), null);
        alerting.take(
                List.of(Enrolled.event(
                        alias,
                        Enrolled.state(
                                caseNumber,
                                Custody.ESCAPED,
                                LocalDate.now(clock).minusDays(3),
                                null,
                                "lahore"))),
                null);
        as(enrolled.adviser);
        browser.open("/enrolments/watch");
        both("enrolments-watch");
        browser.page().locator("[data-begin]").click();
        browser.page().locator("[data-says=call]").waitFor();
        assertThat(browser.page().title()).isEqualTo("● Somebody is to be called");
        assertThat(browser.text()).doesNotContain(caseNumber);
        browser.page().locator("[data-silences] button").click();
        assertThat(browser.page().locator("[data-silences]").isHidden()).isTrue();

        browser.page()
                .route(
                        "**/enrolments/watch/state",
                        route -> route.fulfill(new Route.FulfillOptions().setBody("000000000000010")));
        browser.open("/enrolments/watch").page().locator("[data-begin]").click();
        browser.page().locator("[data-trouble] strong").first().waitFor();
        assertThat(browser.page().title()).isEqualTo("● The register does not answer");
        assertThat(browser.text()).doesNotContain("Messages cannot be sent", "Somebody is to be called");
        browser.page().locator("[data-silences] button").click();
        assertThat(browser.page().locator("[data-silences]").isHidden()).isTrue();
        browser.page().unroute("**/enrolments/watch/state");
        browser.open("/enrolments?list=to-call");
        assertThat(browser.text()).contains(caseNumber, "Escaped from custody");
        both("enrolments-to-call");
        browser.open("/enrolments/" + id);
        assertThat(browser.text()).contains("it happened more than a day ago");
        both("enrolment-active");
        browser.press("Send it");
        assertThat(browser.text()).contains("It is sent.", "Being sent");
        browser.press("She has been told");
        assertThat(browser.text()).contains("Over: no more is sent of it");

        browser.choose("wish", "END").fill("codeWord", "blue kettle").press("Do what she wants");
        assertThat(browser.text()).contains("This is not her code word.");
        browser.choose("wish", "END").fill("codeWord", Enrolled.WORD).press("Do what she wants");
        assertThat(browser.text()).contains("everything of her is erased");
        assertThat(enrolments.find(id, enrolled.adviser.signedIn())).isEmpty();
        browser.open("/enrolments/" + id);
        assertThat(browser.page().locator("body").innerText()).contains("There is nothing here for you");
    }

    @Test
    void whatHasChangedSinceItWasShownIsNotDecided() {
        UUID id = enrolled.proposed(Enrolled.wanted(caseNumber, Enrolled.phone()));
        as(enrolled.second);
        browser.open("/enrolments/" + id);
        enrolments.approve(id, enrolled.second.signedIn(), enrolled.second.actor());
        browser.press("Take it away");
        assertThat(browser.text()).contains("What this page is about has changed since you opened it.");
        assertThat(enrolled.of(id).state()).isEqualTo(EnrolmentState.APPROVED);
    }

    private void as(Officer officer) {
        browser.startAfresh().signIn(officer.name(), Officers.PASSWORD);
    }

    private void both(String name) {
        browser.check(name);
        browser.inLanguage("ur").check(name);
        browser.inLanguage("en");
    }
}
