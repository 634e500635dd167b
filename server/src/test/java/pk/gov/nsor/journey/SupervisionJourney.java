package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.time.LocalDate;
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
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class SupervisionJourney {

    private static final String DISTRICT = "gujrat";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private Transfers transfers;

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
        made = new Supervised(registration, facts, jdbc, officer.actor());
        opened = new Browser(port);
    }

    @AfterEach
    void close() {
        browser().close();
    }

    @Test
    void anOfficerGoesFromTodayToTheRecordRecordsAnAppearanceAndPrintsTheReceipt() {
        PersonId person = people().releasedIn(DISTRICT, today());
        people().escapedIn("quetta", today());
        String number = people().numberOf(person);
        browser().signIn(Objects.requireNonNull(officer).name(), Officers.PASSWORD);
        assertThat(browser().heading()).isEqualTo("Today");
        assertThat(browser().text()).contains("Due soon", "National alert: whereabouts unknown", number);
        browser().check("today-officer");
        inUrdu("today-officer");

        link("Caseload");
        browser().check("caseload");
        browser()
                .page()
                .locator(".lists a", new Page.LocatorOptions().setHasText("Due soon"))
                .click();
        browser().fill("q", number.substring(2, 9));
        browser().page().locator(".lists button").first().waitFor();
        assertThat(browser().text()).contains(number, "First appearance after release, due on");
        browser().check("caseload-due-soon");
        inUrdu("caseload-due-soon");

        browser().open("/caseload?list=due-soon").fill("q", "nobody is called");
        browser().page().locator("#list .empty-state").waitFor();
        assertThat(browser().text()).contains("Nothing here fits", "Show all of this list");
        assertThat(browser().page().url()).doesNotContain("nobody");
        browser().check("caseload-nobody");

        browser().open("/people/" + person);
        assertThat(browser().text())
                .contains("City Police Station Gujrat", "Next appearance due by", "None is recorded.");
        browser().check("record-officer");
        inUrdu("record-officer");
        link("Record an appearance");
        browser().check("appearance");
        inUrdu("appearance");
        browser().submit();
        assertThat(browser().text()).contains("Say how you know who it is.", "Say how the address is confirmed.");
        browser().check("appearance-wrong");
        browser()
                .choose("seen", "")
                .choose("identity", "CNIC_CARD")
                .choose("address", "VISITED")
                .submit();
        assertThat(browser().heading()).isEqualTo("Receipt of appearance");
        assertThat(browser().text())
                .contains("The appearance is recorded.", number, "رہائی کے بعد پہلی حاضری", "حاضری کی رسید")
                .doesNotContain("Akbar", "PPC");
        browser().check("receipt");
        inUrdu("receipt");
        print("receipt");
        assertThat(browser().page().locator(".top").isVisible())
                .as("who runs the register, on paper")
                .isFalse();
        onScreen();

        browser().open("/people/" + person);
        assertThat(browser().text()).contains("CNIC card seen", "visited", "Receipt");
        browser().check("record-appeared");
    }

    @Test
    void aDaySheetIsPrintedAndEnteredAfterwards() {
        PersonId came = people().releasedIn(DISTRICT, today());
        PersonId early = people().releasedIn(DISTRICT, today());
        browser().signIn(Objects.requireNonNull(officer).name(), Officers.PASSWORD);
        browser().open("/caseload/day-sheet");
        assertThat(browser().text()).contains(people().numberOf(came), "Signature");
        browser().check("day-sheet");
        inUrdu("day-sheet");
        print("day-sheet");
        onScreen();

        browser().open("/caseload/entries");
        browser().check("entries");
        enter(came, today().toString());
        enter(early, today().plusDays(1).toString());
        browser().submit();
        assertThat(browser().text()).contains("Recorded: 1", "This day lies in the future.");
        browser().check("entries-wrong");
        inUrdu("entries");
        assertThat(jdbc.sql("select count(*) from supervision.appearance where person_id = ?")
                        .param(came.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDistrictOffersSomebodyTheOtherTakesThemOverAndAnOutageIsDeclared() {
        PersonId person = people().in(DISTRICT);
        signInAs(DISTRICT);
        browser().open("/people/" + person);
        link("Offer to another district");
        browser().check("transfer");
        browser()
                .fill("district", "Multan")
                .fill("reason", "Works at a mill there")
                .submit();
        assertThat(browser().text()).contains("Offered to Multan since", "Your station answers until it is accepted.");
        browser().check("record-offered");
        link("Withdraw the offer");
        browser().check("transfer-withdrawal");

        browser().open("/caseload/outages/new");
        browser().check("outage");
        browser().fill("reason", "No power").submit();
        assertThat(browser().text()).contains("The outage is declared.", "No power");
        browser().check("outages");
        inUrdu("outages");
        link("Record the end of the outage");
        browser().check("outage-end");
        browser().submit();
        assertThat(browser().text()).contains("The outage has ended.");

        UUID offer = transfers.offered(person).orElseThrow().id();
        browser().startAfresh();
        signInAs("multan");
        assertThat(browser().text()).contains("Transfers offered to you");
        browser().open("/caseload/transfers/" + offer);
        browser().check("transfer-answer");
        inUrdu("transfer-answer");
        browser().press("Take over");
        assertThat(browser().text()).contains("The person is taken over.", "City Police Station Multan");
    }

    private void signInAs(String district) {
        Officer supervisor = new Officers(accounts).of(new OfDistrict(district), Role.DISTRICT_SUPERVISOR);
        browser().signIn(supervisor.name(), Officers.PASSWORD);
    }

    private void enter(PersonId person, String day) {
        var row = browser().page().locator("fieldset", new Page.LocatorOptions().setHasText(people().numberOf(person)));
        row.locator("input[name^=on]").fill(day);
        row.locator("select[name^=identity]").selectOption("CNIC_CARD");
        row.locator("select[name^=address]").selectOption("STATED");
    }

    private void inUrdu(String name) {
        browser().inLanguage("ur");
        browser().check(name);
        browser().inLanguage("en");
    }

    /** As paper has it, in the width of an A4 page within its margins. */
    private void print(String name) {
        browser().page().setViewportSize(660, 940);
        browser().page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        browser().picture(name + "-print");
    }

    private void onScreen() {
        browser().page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        browser().page().setViewportSize(1280, 900);
    }

    private void link(String text) {
        browser()
                .page()
                .locator("a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }

    private Browser browser() {
        return Objects.requireNonNull(opened);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
