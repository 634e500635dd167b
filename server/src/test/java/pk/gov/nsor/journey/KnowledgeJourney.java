package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Circumstance.Work;
import pk.gov.nsor.policing.supervision.Circumstance.Work.WithChildren;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

@RegisterTest
class KnowledgeJourney {

    private static final String DISTRICT = "kasur";

    @LocalServerPort
    private int port;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private Clock clock;

    private @Nullable Browser opened;
    private @Nullable Supervised made;
    private @Nullable Officer officer;

    private final Supervised supervised;
    private final Officers officers;

    KnowledgeJourney(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void open() {
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer.actor());
        opened = new Browser(port);
        opened.signIn(officer.name(), Officers.PASSWORD);
    }

    @AfterEach
    void close() {
        browser().close();
    }

    @Test
    void anOfficerPlansAVisitFindsItOnTodayReportsItAndSeesTheAddressSureAgain() {
        PersonId person = people().in(DISTRICT);
        browser().open("/people/" + person);
        assertThat(browser().text()).contains("Case notes", "notified today, never confirmed");
        browser().check("record-knowledge");
        inUrdu("record-knowledge");
        link("All case notes");
        assertThat(browser().text()).contains("Nothing is recorded.", "Children in the household");
        browser().check("knowledge-empty");
        inUrdu("knowledge-empty");
        link("Plan a visit");
        browser().check("visit-plan");
        inUrdu("visit-plan");
        browser()
                .fill("on", today().toString())
                .fill("reason", "To see the new house")
                .submit();
        assertThat(browser().text()).contains("The visit is planned.", "To see the new house");

        browser().open("/");
        assertThat(browser().text()).contains("Visits planned", "Visit planned for today");
        browser().check("today-visits");
        inUrdu("today-visits");
        link("Report the outcome");
        browser().check("visit");
        inUrdu("visit");
        browser().submit();
        assertThat(browser().text()).contains("Choose the outcome of the visit.");
        browser()
                .choose("outcome", "MADE")
                .choose("met", "PERSON")
                .choose("finding", "CONFIRMED")
                .fill("seen", "At home; his number is 0399 0000001")
                .submit();
        assertThat(browser().text()).contains("This text has a telephone number.");
        browser().check("visit-wrong");
        browser()
                .fill("seen", "At home. The victim, a girl named Ayesha, had come by")
                .submit();
        assertThat(browser().text())
                .contains("This text seems to name a survivor, near “\u2068victim\u2069”.", "\u2068Ayesha\u2069");
        browser().check("visit-survivor");
        browser().fill("seen", "At home with the family\nThe house is tidy").submit();
        assertThat(browser().text())
                .contains("The visit is recorded.", "Sure: confirmed by a visit today", "The house is tidy");
        browser().check("knowledge");
        inUrdu("knowledge");
    }

    @Test
    void anOfficerAssessesTheRiskAndAddsAndCorrectsACircumstance() {
        PersonId person = people().in(DISTRICT);
        UUID work = UUID.randomUUID();
        circumstances.record(
                person,
                work,
                new NewCircumstance(
                        new Work("A school van", "Kasur", WithChildren.YES),
                        today().minusDays(20),
                        null,
                        Source.TOLD_BY_ANOTHER,
                        Certainty.POSSIBLE),
                Objects.requireNonNull(officer).actor());
        browser().open("/people/" + person + "/risk/new");
        browser().check("risk");
        inUrdu("risk");
        browser()
                .choose("NEAR_CHILDREN", "PRESENT")
                .choose("level", "HIGH")
                .fill("reason", "Drives a school van, as somebody says")
                .submit();
        assertThat(browser().text()).contains("Give the day by which it is to be assessed again.");
        browser().check("risk-wrong");
        browser().fill("review", today().plusDays(30).toString()).submit();
        assertThat(browser().text())
                .contains("The assessment is recorded.", "High", "present: Work, leisure or household near children");

        for (String kind : new String[] {"associate", "vehicle", "online-identity", "work", "children"}) {
            browser().open("/people/" + person + "/circumstances/new/" + kind);
            browser().check("circumstance-" + kind);
            inUrdu("circumstance-" + kind);
        }
        browser()
                .fill("underFive", "1")
                .fill("fiveToEleven", "0")
                .fill("twelveToSeventeen", "2")
                .fill("from", today().minusDays(3).toString())
                .choose("source", "SEEN_BY_OFFICER")
                .choose("certainty", "CERTAIN")
                .submit();
        assertThat(browser().text()).contains("It is recorded.", "under 5: 1 · 5 to 11: 0 · 12 to 17: 2");

        browser().open("/people/" + person + "/circumstances/" + work);
        link("Correct it");
        browser().check("circumstance-correction");
        browser()
                .choose("withChildren", "NO")
                .fill("reason", "It is a goods van")
                .submit();
        browser().open("/people/" + person + "/circumstances/" + work);
        assertThat(browser().text()).contains("It is a goods van", "not with children");
        browser().check("circumstance-versions");
        inUrdu("circumstance-versions");
        link("It is over");
        browser().check("circumstance-end");
        inUrdu("circumstance-end");
        browser().open("/people/" + person + "/intelligence/new");
        browser().check("intelligence");
        inUrdu("intelligence");
        browser().open("/people/" + person + "/contacts/new");
        browser().check("contact");
        inUrdu("contact");
        browser().inLanguage("ur");
        browser()
                .fill("on", today().toString())
                .choose("kind", "WITH_FAMILY")
                .fill("note", "متاثرہ محلہ اسلام پورہ میں رہتی ہے")
                .submit();
        assertThat(browser().text()).contains("متاثرہ فرد کہاں رہتا، پڑھتا یا کام کرتا ہے", "محلہ");
        browser().check("contact-survivor");
        browser().inLanguage("en");
        browser().open("/caseload?list=everybody");
        browser().fill("q", people().numberOf(person));
        browser().page().locator(".lists button").first().waitFor();
        browser().check("caseload-confidence");
        inUrdu("caseload-confidence");
    }

    private void inUrdu(String name) {
        browser().inLanguage("ur");
        browser().check(name);
        browser().inLanguage("en");
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

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
