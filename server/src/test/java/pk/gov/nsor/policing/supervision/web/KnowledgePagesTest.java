package pk.gov.nsor.policing.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNotes;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor;
import pk.gov.nsor.policing.supervision.knowledge.Visit;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class KnowledgePagesTest {

    private static final String OWN = "jhelum";
    private static final String OTHER = "multan";

    private static final List<String> PAGES = List.of(
            "/knowledge",
            "/visits/plan",
            "/visits/new",
            "/contacts/new",
            "/intelligence/new",
            "/risk/new",
            "/circumstances/new/associate",
            "/circumstances/new/vehicle",
            "/circumstances/new/online-identity",
            "/circumstances/new/work",
            "/circumstances/new/children");

    @LocalServerPort
    private int port;

    @Autowired
    private Visits visits;

    @Autowired
    private Contacts contacts;

    @Autowired
    private IntelligenceNotes notes;

    @Autowired
    private RiskAssessments risks;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private AddressConfidences sureties;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Officer officer;
    private @Nullable Supervised made;

    private final Supervised supervised;
    private final Officers officers;

    KnowledgePagesTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void anOfficer() {
        officer = officers.of(new OfDistrict(OWN), Role.SUPERVISING_OFFICER);
        made = supervised.by(officer.actor());
    }

    @AfterEach
    void unseal() {
        people().unseal();
    }

    @Test
    void thePoliceOfThePlaceAndThoseAboveThemOpenEachPageAndNobodyElse() {
        PersonId person = people().in(OWN);
        List<WebSession> readers = List.of(
                own(),
                as(new OfDistrict(OWN), Role.DISTRICT_SUPERVISOR),
                as(new OfProvince("PK-PB"), Role.PROVINCIAL_SUPERVISOR),
                as(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR));
        WebSession elsewhere = as(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR);
        WebSession registrar = as(Jurisdiction.NATIONAL, Role.REGISTRAR);
        for (String page : PAGES) {
            readers.forEach(
                    reader -> assertThat(ok(reader, record(person) + page)).contains("<h1"));
            assertThat(elsewhere.get(record(person) + page).statusCode())
                    .as(page)
                    .isEqualTo(404);
            assertThat(registrar.get(record(person) + page).statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
        assertThat(ok(registrar, record(person)))
                .contains("The police of the place")
                .doesNotContain("/knowledge\"");
    }

    @Test
    void whoMayReadTheRecordButDoesNotFollowThePersonReadsNothingOfIt() {
        PersonId person = people().escapedIn(OTHER, today());
        assertThat(ok(own(), record(person)))
                .contains("The police of the place")
                .doesNotContain("/knowledge\"");
        for (String page : PAGES) {
            assertThat(own().get(record(person) + page).statusCode()).as(page).isEqualTo(404);
        }
    }

    @Test
    void ofASealedRecordThereIsNoPageAndNothingSentIsRecorded() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        people().seal(person, today());
        for (String page : PAGES) {
            assertThat(session.get(record(person) + page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(session.submit("/caseload", record(person) + "/contacts/new", contact(UUID.randomUUID(), "Met"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(contacts.of(person)).isEmpty();
    }

    @Test
    void aVisitIsPlannedStandsOnTodayIsReportedAndSaysHowSureTheAddressIs() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String plan = record(person) + "/visits/plan";
        Map<String, String> planned = Map.of(
                "entry", UUID.randomUUID().toString(), "on", today().toString(), "reason", "To see the new house");
        done(session, plan, plan, planned, person);
        done(session, plan, plan, planned, person);
        Visit visit = visits.of(person).getFirst();
        assertThat(visits.of(person)).hasSize(1);
        String path = record(person) + "/visits/" + visit.id();
        assertThat(ok(session, "/")).contains("Visits planned", path);
        assertThat(ok(session, "/caseload?list=visits")).contains(path);
        assertThat(ok(session, path)).contains("To see the new house", "called off");
        assertThat(sent(session, path, Map.of("on", today().toString()))).contains("Choose the outcome of the visit.");
        assertThat(sent(session, path, report("MADE", "PERSON", "CONFIRMED", "")))
                .contains("Say which address");
        Map<String, String> report = report("MADE", "PERSON", "CONFIRMED", address(person));
        assertThat(sent(session, path, with(report, "on", today().plusDays(1).toString())))
                .contains("lies in the future");
        done(session, path, path, report, person);
        assertThat(ok(session, path)).contains("was reported already").doesNotContain("name=\"outcome\"");
        assertThat(ok(session, "/")).doesNotContain(path);
        assertThat(ok(session, record(person) + "/knowledge"))
                .contains("●●●", "Sure: confirmed by a visit today", "Found at home");
        assertThat(ok(session, record(person))).contains("Sure: confirmed by a visit today", "Visited. Met:");
        assertThat(searched(session, "everybody", people().numberOf(person)))
                .contains("Address: Sure: confirmed by a visit today");
        assertThat(trail()).contains("VISIT_RECORDED DONE", "PERSON_VIEWED DONE");
    }

    @Test
    void aVisitOfADayToComeStandsOnTodayOnTheCaseloadAndOnTheRecordWithItsDayAndLaterAsOverdue() {
        PersonId person = people().in(OWN);
        LocalDate next = today().plusDays(7);
        plan(person, today().plusDays(300));
        plan(person, next);
        Visit first = visits.of(person).getFirst();
        assertThat(first.plannedOn()).isEqualTo(next);
        String path = record(person) + "/visits/" + first.id();
        String day = java.time.format.DateTimeFormatter.ofPattern("d MMMM uuuu", java.util.Locale.ENGLISH)
                .format(next);
        WebSession session = own();
        assertThat(ok(session, "/")).contains("Visits to come", "Visit planned for " + day);
        assertThat(ok(session, "/caseload?list=visits-coming"))
                .contains(path, "Visit planned for " + day, "Report it or call it off");
        assertThat(ok(session, "/caseload?list=visits")).doesNotContain(path);
        assertThat(ok(session, record(person))).contains("Visit planned for " + day);
        assertThat(ok(session, record(person) + "/knowledge")).contains("Visit planned for " + day, path);

        clock.move(java.time.Duration.ofDays(8));
        try {
            WebSession after = own();
            assertThat(ok(after, "/")).contains("Visit planned for " + day + ", overdue", path);
            assertThat(ok(after, "/caseload?list=visits")).contains("Visit planned for " + day + ", overdue");
            assertThat(ok(after, record(person))).contains("Visit planned for " + day + ", overdue");
            Map<String, String> calledOff = with(report("CALLED_OFF", "", "NOTHING", ""), "on", today().toString());
            done(after, path, path, calledOff, person);
            assertThat(ok(after, "/caseload?list=visits")).doesNotContain(path);
            assertThat(ok(after, record(person) + "/knowledge")).contains("called off");
        } finally {
            clock.move(java.time.Duration.ofDays(-8));
        }
    }

    private void plan(PersonId person, LocalDate on) {
        String plan = record(person) + "/visits/plan";
        done(
                own(),
                plan,
                plan,
                Map.of("entry", UUID.randomUUID().toString(), "on", on.toString(), "reason", "To see the house"),
                person);
    }

    @Test
    void aVisitThatNobodyPlannedIsReportedAndOfAnotherPersonItIsNotThere() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String form = record(person) + "/visits/new";
        UUID entry = UUID.randomUUID();
        Map<String, String> report =
                with(report("NO_SUCH_ADDRESS", "", "", address(person)), "entry", entry.toString());
        assertThat(sent(session, form, with(report, "outcome", "CALLED_OFF"))).contains("Only a planned visit");
        done(session, form, form, report, person);
        done(session, form, form, report, person);
        assertThat(visits.of(person)).hasSize(1);
        assertThat(ok(session, record(person) + "/knowledge")).contains("✕", "Not found there: today");
        PersonId other = people().in(OWN);
        assertThat(session.get(record(other) + "/visits/" + entry).statusCode()).isEqualTo(404);
        assertThat(sent(session, record(other) + "/visits/new", with(report, "address", address(other))))
                .contains("Something else was recorded under this number.");
    }

    @Test
    void aTextWithACnicOrATelephoneNumberIsRefusedAndStaysInTheForm() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String form = record(person) + "/contacts/new";
        assertThat(ok(session, form)).contains("Do not name a survivor or a child.");
        assertThat(sent(session, form, contact(UUID.randomUUID(), "Brother is 93520 1234567 1")))
                .contains("a number of 13 digits", "Brother is 93520 1234567 1");
        assertThat(sent(session, form, contact(UUID.randomUUID(), "Call ۰۳۹۹-۰۰۰۰۰۰۱")))
                .contains("has a telephone number");
        assertThat(sent(session, form, contact(UUID.randomUUID(), "x".repeat(2001))))
                .contains("at most 2,000 characters");
        assertThat(sent(session, form, with(contact(UUID.randomUUID(), "Met"), "entry", "1")))
                .contains("Open the form again.");
        assertThat(contacts.of(person)).isEmpty();
        Map<String, String> good = contact(UUID.randomUUID(), "met ".repeat(500).strip() + ".");
        done(session, form, form, good, person);
        done(session, form, form, good, person);
        assertThat(contacts.of(person)).hasSize(1);
    }

    @Test
    void aTextThatTellsWhoASurvivorIsIsStoppedWithTheReasonAndIsNeitherStoredNorOnTheTrail() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String form = record(person) + "/contacts/new";
        String text = "His brother says that the victim Ayeshagul came by";
        assertThat(sent(session, form, contact(UUID.randomUUID(), text)))
                .contains(
                        "seems to name a survivor",
                        "near “\u2068victim\u2069”",
                        "“\u2068Ayeshagul\u2069”",
                        "Nothing was stored.",
                        text);
        assertThat(sent(session, form, contact(UUID.randomUUID(), "متاثرہ اس کی بھتیجی ہے")))
                .contains("how a survivor is related", "بھتیجی\u2069”");
        assertThat(contacts.of(person)).isEmpty();
        assertThat(new TrailReader(jdbc).of(actor().account().id()).toString()).doesNotContain("Ayeshagul");
        done(session, form, form, contact(UUID.randomUUID(), "Keeps away from the victim's house."), person);
        String associate = record(person) + "/circumstances/new/associate";
        assertThat(sent(session, associate, circumstance(Map.of("name", "Hina Bibi", "relation", "the victim"))))
                .contains("seems to name a survivor", "id=\"name-error\"");
        assertThat(sent(session, associate, circumstance(Map.of("name", "Nadir", "relation", "Brother of the victim"))))
                .contains("near “\u2068victim", "\u2068Nadir", "id=\"name-error\"");
        assertThat(circumstances.of(person)).isEmpty();
        HttpResponse<String> _ = session.get("/language/ur");
        assertThat(sent(session, form, contact(UUID.randomUUID(), text)))
                .contains("بظاہر متاثرہ فرد کا نام", "Ayeshagul", "کچھ محفوظ نہیں ہوا۔");
    }

    @Test
    void anIntelligenceNoteIsGradedAndShownWithItsGrades() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String form = record(person) + "/intelligence/new";
        Map<String, String> note = Map.of(
                "entry",
                UUID.randomUUID().toString(),
                "on",
                today().toString(),
                "source",
                "B",
                "information",
                "3",
                "text",
                "Said to plan a journey");
        assertThat(sent(session, form, with(note, "information", "7"))).contains("Grade the information from 1 to 6.");
        assertThat(sent(session, form, with(note, "source", "G"))).contains("Grade the source.");
        done(session, form, form, note, person);
        assertThat(notes.of(person)).hasSize(1);
        assertThat(ok(session, record(person) + "/knowledge"))
                .contains("B3", "mostly reliable", "possibly true", "Said to plan a journey");
        assertThat(ok(session, record(person)))
                .contains("Intelligence note recorded")
                .doesNotContain("Said to plan a journey", "mostly reliable", "possibly true");
    }

    @Test
    void aRiskAssessmentAsksForEveryFactorAndAReasonAndItsReviewStandsOnToday() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        String form = record(person) + "/risk/new";
        assertThat(ok(session, form)).contains("The level is your judgement.");
        Map<String, String> assessment = risk();
        Map<String, String> without = new HashMap<>(assessment);
        without.remove(RiskFactor.CRISIS.name());
        assertThat(sent(session, form, without)).contains("present, absent or unknown");
        assertThat(sent(session, form, with(assessment, "reason", ""))).contains("Write something here");
        assertThat(sent(session, form, with(assessment, "review", assessment.get("on"))))
                .contains("1 to 366 days after");
        done(session, form, form, assessment, person);
        assertThat(risks.of(person)).hasSize(1);
        assertThat(ok(session, record(person) + "/knowledge"))
                .contains(
                        "Very high",
                        "present: Drink or drugs",
                        "Lost his work",
                        actor().account().displayName());
        assertThat(ok(session, "/")).contains("Risk to be assessed again", form);
        assertThat(ok(session, "/caseload?list=risk-reviews")).contains(form);
        done(
                session,
                form,
                form,
                with(
                        with(
                                with(risk(), "on", today().toString()),
                                "review",
                                today().plusDays(30).toString()),
                        "level",
                        "LOW"),
                person);
        assertThat(ok(session, "/")).doesNotContain(form);
        assertThat(ok(session, record(person) + "/knowledge")).contains("Earlier (1)");
    }

    @Test
    void circumstancesAreRecordedEndedCorrectedAndWithdrawn() {
        PersonId person = people().in(OWN);
        WebSession session = own();
        for (Map.Entry<String, Map<String, String>> each : Map.of(
                        "associate", Map.of("name", "Nadir Khan", "relation", "Cousin"),
                        "vehicle", Map.of("registration", "leb 12 345", "description", "White car"),
                        "online-identity", Map.of("service", "FACEBOOK", "handle", "@Akbar.N"),
                        "work", Map.of("employer", "A mill", "place", "Jhelum", "withChildren", "NO"),
                        "children", Map.of("underFive", "1", "fiveToEleven", "۲", "twelveToSeventeen", "0"))
                .entrySet()) {
            String form = record(person) + "/circumstances/new/" + each.getKey();
            assertThat(sent(session, form, Map.of("entry", UUID.randomUUID().toString())))
                    .contains("Say how it is known.");
            Map<String, String> fields = circumstance(each.getValue());
            done(session, form, form, fields, person);
            done(session, form, form, fields, person);
        }
        assertThat(circumstances.of(person)).hasSize(5);
        assertThat(ok(session, record(person) + "/knowledge"))
                .contains("Nadir Khan", "LEB12345", "akbar.n", "A mill", "under 5: 1 · 5 to 11: 2");
        UUID children = circumstances.of(person).stream()
                .filter(each -> each.known().what() instanceof Children)
                .findFirst()
                .orElseThrow()
                .id();
        String path = record(person) + "/circumstances/" + children;
        Map<String, String> corrected = with(
                with(
                        circumstance(Map.of("underFive", "0", "fiveToEleven", "2", "twelveToSeventeen", "0")),
                        "version",
                        "1"),
                "reason",
                "Miscounted");
        assertThat(sent(session, path + "/correction", with(corrected, "underFive", "21")))
                .contains("Give a number from 0 to 20.");
        done(session, path + "/correction", path + "/correction", corrected, person);
        assertThat(sent(session, path + "/end", Map.of("version", "1", "until", today().toString(), "reason", "Moved")))
                .contains("changed this meanwhile");
        done(
                session,
                path + "/end",
                path + "/end",
                Map.of("version", "2", "until", today().toString(), "reason", "Moved"),
                person);
        done(
                session,
                path + "/withdrawal",
                path + "/withdrawal",
                Map.of("version", "3", "reason", "Wrong house"),
                person);
        assertThat(ok(session, path)).contains("Miscounted", "Moved", "Wrong house", "recorded in error");
        PersonId other = people().in(OWN);
        assertThat(session.get(record(other) + "/circumstances/" + children).statusCode())
                .isEqualTo(404);
        assertThat(session.get(record(person) + "/circumstances/new/boat").statusCode())
                .isEqualTo(404);
    }

    private Map<String, String> risk() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "entry",
                UUID.randomUUID().toString(),
                "on",
                today().minusDays(30).toString(),
                "review",
                today().toString(),
                "level",
                "VERY_HIGH",
                "reason",
                "Lost his work"));
        for (RiskFactor factor : RiskFactor.values()) {
            fields.put(factor.name(), factor == RiskFactor.DRINK_OR_DRUGS ? "PRESENT" : "UNKNOWN");
        }
        return fields;
    }

    private Map<String, String> circumstance(Map<String, String> own) {
        Map<String, String> fields = new HashMap<>(own);
        fields.put("entry", UUID.randomUUID().toString());
        fields.put("from", today().minusDays(40).toString());
        fields.put("source", "SEEN_BY_OFFICER");
        fields.put("certainty", "CERTAIN");
        return fields;
    }

    private Map<String, String> report(String outcome, String met, String finding, String address) {
        return Map.of(
                "on",
                today().toString(),
                "outcome",
                outcome,
                "met",
                met,
                "finding",
                finding,
                "address",
                address,
                "seen",
                "Found at home");
    }

    private Map<String, String> contact(UUID entry, String note) {
        return Map.of("entry", entry.toString(), "on", today().toString(), "kind", "BY_PHONE", "note", note);
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(field, value);
        return changed;
    }

    private static void done(
            WebSession session, String page, String path, Map<String, String> fields, PersonId person) {
        HttpResponse<String> response = session.submit(page, path, fields);
        assertThat(response.statusCode())
                .as(() -> path + "\n" + response.body())
                .isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith(record(person) + "/knowledge");
    }

    private static String sent(WebSession session, String form, Map<String, String> fields) {
        HttpResponse<String> response = session.submit(form, form, fields);
        assertThat(response.statusCode()).as(form).isEqualTo(200);
        return response.body();
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private static String record(PersonId person) {
        return "/people/" + person;
    }

    private String address(PersonId person) {
        return Long.toString(sureties.of(person).getFirst().id());
    }

    private List<String> trail() {
        return new TrailReader(jdbc).of(actor().account().id());
    }

    private WebSession own() {
        WebSession session = new WebSession(port);
        session.signIn(actor().name(), Officers.PASSWORD);
        return session;
    }

    private WebSession as(Jurisdiction jurisdiction, Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officers.of(jurisdiction, role).name(), Officers.PASSWORD);
        return session;
    }

    private Officer actor() {
        return Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String searched(WebSession session, String list, String number) {
        return session.submit("/caseload", "/caseload", Map.of("list", list, "q", number, "go", "list=" + list))
                .body();
    }
}
