package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** From a release to come to everything that ever happened to the record. */
@RegisterTest
class TimelineJourney {

    private static final String DISTRICT = "mianwali";

    @Autowired
    private FactRecording facts;

    @Autowired
    private Releases releases;

    @Autowired
    private Clock clock;

    private final Browser browser;
    private final Supervised supervised;
    private final Officers officers;
    private @Nullable Officer officer;
    private @Nullable PersonId person;

    TimelineJourney(Browser browser, Supervised supervised, Officers officers) {
        this.browser = browser;
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        officer = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        person = supervised.by(officer.actor()).in("khushab");
        LocalDate today = LocalDate.now(clock);
        facts.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(), null, CustodyEvent.Type.ADMITTED, today, "Camp Jail Lahore", null),
                officer.actor());
        releases.announce(
                person,
                new PlannedRelease(today.plusDays(9), "Camp Jail Lahore", DISTRICT, "House 4"),
                officer.actor());
        browser.signIn(officer.name(), Officers.PASSWORD);
    }

    @Test
    void aSupervisorSeesWhoIsComingOpensTheRecordAndSearchesItsTimeline() {
        assertThat(browser.text()).contains("Releases coming", "To be released on", "Camp Jail Lahore");
        browser.check("today-releases");
        inUrdu("today-releases");
        browser.open("/caseload?list=releases");
        browser.check("caseload-releases");
        inUrdu("caseload-releases");

        browser.open("/people/" + person);
        link("Search the timeline");
        assertThat(browser.heading()).isEqualTo("Timeline");
        browser.check("timeline");
        inUrdu("timeline");
        browser.page().locator("#group").selectOption("supervision");
        browser.press("Show");
        assertThat(browser.text()).contains("Release planned for").doesNotContain("Convicted under");
        assertThat(browser.page().url()).contains("group=supervision");
        browser.fill("from", "yesterday").press("Show");
        browser.check("timeline-wrong");
        inUrdu("timeline-wrong");
        browser.fill("from", "").fill("to", "1 Jan 1950").press("Show");
        assertThat(browser.text()).contains("Nothing on the timeline is as you ask.");
        browser.check("timeline-empty");
        inUrdu("timeline-empty");
    }

    private void inUrdu(String name) {
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
    }

    private void link(String text) {
        browser.page()
                .locator("main a", new Page.LocatorOptions().setHasText(text))
                .first()
                .click();
    }
}
