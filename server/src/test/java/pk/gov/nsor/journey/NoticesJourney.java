package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.BorderCrossings;
import pk.gov.nsor.policing.notices.Direction;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class NoticesJourney {

    private static final String DISTRICT = "jhelum";
    private static final String STATION = "city-police-station-jhelum";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Notices notices;

    @Autowired
    private BorderCrossings crossings;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private @Nullable Browser opened;
    private @Nullable Supervised made;
    private @Nullable Officer officer;

    @BeforeEach
    void open() {
        officer = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        made = new Supervised(registration, facts, jdbc, officer().actor());
        opened = new Browser(port);
        browser().signIn(officer().name(), Officers.PASSWORD);
    }

    @AfterEach
    void close() {
        browser().close();
    }

    @Test
    void anOfficerTakesANoticeOfAMoveAtTheCounterPrintsTheReceiptAndAcceptsItAfterAVisit() {
        PersonId person = people().in(DISTRICT);
        String number = people().numberOf(person);
        browser().open("/people/" + person);
        link("Record a notice");
        both("notice-kind");
        browser().submit();
        assertThat(browser().text()).contains("Say what the notice is of.");
        browser().check("notice-kind-wrong");
        browser().choose("kind", "ADDRESS").submit();
        assertThat(browser().text()).contains("House 3, Street 9");
        browser().submit();
        assertThat(browser().text()).contains("Give the day.", "Choose the district.");
        both("notice-address-wrong");
        browser().fill("on", today().minusDays(1).toString()).fill("line", "House 7, Canal Road");
        browser().fill("district", DISTRICT).submit();
        assertThat(browser().heading()).isEqualTo("When and how the station was notified");
        both("notice-told");

        // A line was lost: what was typed is found again from the record.
        browser().startAfresh().signIn(officer().name(), Officers.PASSWORD).open("/people/" + person);
        browser()
                .page()
                .locator("main a", new Page.LocatorOptions().setHasText("Go on with the notice"))
                .click();
        assertThat(browser().page().locator("#line").inputValue()).isEqualTo("House 7, Canal Road");
        browser().submit().submit();
        assertThat(browser().text())
                .contains(
                        "In time. Last day:", "assumed", "Within which a changed name, address", "House 7, Canal Road");
        both("notice-check");
        browser().submit();
        assertThat(browser().text())
                .contains("The notice is recorded.", number, "اطلاع کی رسید", "پتے کی تبدیلی")
                .doesNotContain("Akbar", "Canal Road");
        both("notice-receipt");
        browser().page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(browser().page().locator(".top").isVisible()).isFalse();
        browser().page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        browser().open("/");
        assertThat(browser().text()).contains("Notices to verify", number);
        both("today-notices");
        browser().open("/notices?list=to-verify");
        both("notices");
        browser().send(browser().page().locator("main tbody a").first());
        both("notice");
        browser().submit();
        assertThat(browser().text()).contains("Choose the decision.");
        browser().choose("decision", "ACCEPTED").submit();
        assertThat(browser().text()).contains("Choose the evidence.");
        both("notice-wrong");
        browser()
                .choose("decision", "ACCEPTED")
                .choose("evidence", "VISIT")
                .fill("reason", "Visited, lives there with his mother")
                .submit();
        assertThat(browser().text()).contains("It is recorded.", "accepted", "Was the decision wrong?");
        both("notice-accepted");
        browser().open("/people/" + person);
        assertThat(browser().text()).contains("House 7, Canal Road", "Notice (Change of address): accepted");
        both("record-notices");
    }

    @Test
    void aJourneyAbroadIsToldWithItsCountriesAndALateOneIsShownAsLateBeforeItIsSaved() {
        PersonId person = people().in(DISTRICT);
        // Followed for long: what was due before is nobody's duty.
        jdbc.sql("update supervision.case_file set opened_on = opened_on - 60 where person_id = ?")
                .param(person.value())
                .update();
        browser()
                .open("/people/" + person + "/notices/new")
                .choose("kind", "TRAVEL_ABROAD")
                .submit();
        browser().press("Another country");
        browser()
                .fill("on", today().plusDays(5).toString())
                .fill("from1", today().plusDays(5).toString())
                .fill("from2", today().plusDays(9).toString())
                .fill("until", today().plusDays(3).toString())
                .fill("tripPurpose", "Work")
                .fill("carrier", "PK 203")
                .fill("passport", "AB 1234567");
        browser().page().locator("#country1").selectOption("AE");
        browser().page().locator("#country2").selectOption("SA");
        browser().submit();
        assertThat(browser().text()).contains("The last day lies before the day of leaving.");
        both("notice-abroad-wrong");
        browser().fill("until", today().plusDays(20).toString()).submit().submit();
        assertThat(browser().text()).contains("Late. Last day:", "United Arab Emirates, from");
        both("notice-abroad-check");
        browser().submit();
        browser().open("/people/" + person + "#duties");
        assertThat(browser().text()).contains("Duty to notify travel abroad");
        browser()
                .send(browser()
                        .page()
                        .locator("main a", new Page.LocatorOptions().setHasText("Decide"))
                        .first());
        assertThat(browser().text()).contains("No arrest and no prosecution", "How long before leaving the country");
        both("breach-to-tell");
    }

    @Test
    void theOtherKindsHaveTheirPagesAndAJourneyThatNobodyToldIsLookedInto() {
        PersonId person = people().in(DISTRICT);
        for (String kind : List.of("NAME", "STAY", "TRAVEL_INSIDE")) {
            browser()
                    .open("/people/" + person + "/notices/new")
                    .choose("kind", kind)
                    .submit();
            both("notice-" + kind.toLowerCase(java.util.Locale.ROOT));
        }
        new Identities(confirmation, people).confirm(person);
        crossings.takeAtOnce(
                new BorderCrossings.Reported(
                        UUID.randomUUID().toString(),
                        people.get(person).cnics().getFirst().cnic(),
                        Direction.DEPARTED,
                        today(),
                        "AE",
                        "Islamabad airport"),
                new Machine(UUID.randomUUID(), "border", Feed.IMMIGRATION, "IMMIGRATION"),
                Actor.system("test"));
        browser().open("/people/" + person);
        assertThat(browser().text()).contains("Left the country, and no journey was notified");
        browser().check("record-unnotified");
        browser()
                .page()
                .locator("main a", new Page.LocatorOptions().setHasText("Resolve"))
                .first()
                .click();
        both("travel-task");
        browser()
                .choose("outcome", "EXPLAINED")
                .fill("reason", "Called away for a funeral")
                .submit();
        assertThat(browser().text()).contains("It is closed.");
    }

    @Test
    void theDistrictVisitedSeesTheVisitorOnTodayAndReadsTheRecord() {
        PersonId person = people().in("chakwal");
        notices.take(
                person,
                new NewNotice(
                        UUID.randomUUID(),
                        new Particulars.TravelInside("Hotel Tulip", DISTRICT, today(), today().plusDays(8), "Wedding"),
                        today(),
                        How.AT_STATION,
                        STATION),
                officer().actor());
        browser().open("/");
        assertThat(browser().text()).contains("Visitors in the district", people().numberOf(person));
        browser().open("/notices?list=visits");
        both("notices-visits");
        browser().send(browser().page().locator("main tbody a").first());
        assertThat(browser().text()).contains("Travel inside Pakistan").doesNotContain("Record a notice");
        both("record-visitor");
    }

    private void both(String name) {
        browser().check(name);
        String here = browser().page().url();
        browser().inLanguage("ur");
        browser().check(name);
        browser().inLanguage("en");
        if (!here.equals(browser().page().url())) {
            browser().page().navigate(here);
        }
    }

    private void link(String text) {
        browser()
                .page()
                .locator("main a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private Officer officer() {
        return Objects.requireNonNull(officer);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
