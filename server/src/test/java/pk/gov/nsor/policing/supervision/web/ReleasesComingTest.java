package pk.gov.nsor.policing.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ExportedList;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class ReleasesComingTest {

    private static final String LIVED = "bhakkar";
    private static final String GOES = "layyah";
    private static final String LIST = "/caseload?list=releases";
    private static final Pattern SHOWN = Pattern.compile("Releases coming\\s*<[^(]*\\(([0-9]+)\\)");

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private Releases releases;

    @Autowired
    private Caseload caseload;

    @Autowired
    private CaseAccess access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private @Nullable Officer officer;
    private @Nullable Supervised made;

    @BeforeEach
    void anOfficer() {
        officer = new Officers(accounts).of(new OfDistrict(GOES), Role.SUPERVISING_OFFICER);
        made = new Supervised(registration, facts, jdbc, officer.actor());
    }

    @AfterEach
    void putBack() {
        people().unseal();
    }

    @Test
    void theDistrictProvinceAndNationToWhichSomebodyGoesSeeTheReleaseAndNoOther() {
        PersonId person = inside();
        announce(person, today().plusDays(9));
        String number = people().numberOf(person);
        for (Jurisdiction place : List.of(new OfDistrict(GOES), new OfProvince("PK-PB"))) {
            WebSession session =
                    session(place, place instanceof OfDistrict ? Role.DISTRICT_SUPERVISOR : Role.PROVINCIAL_SUPERVISOR);
            assertThat(searched(session, "releases", number))
                    .contains("To be released on", "Camp Jail Lahore", "/people/" + person);
        }
        assertThat(searched(nation(), "releases", number)).contains("/people/" + person);
        for (Jurisdiction place : List.of(new OfDistrict(LIVED), new OfProvince("PK-SD"))) {
            WebSession session =
                    session(place, place instanceof OfDistrict ? Role.DISTRICT_SUPERVISOR : Role.PROVINCIAL_SUPERVISOR);
            assertThat(searched(session, "releases", number)).doesNotContain("/people/" + person);
        }
    }

    @Test
    void todayTheListAndItsLinesAndTheFileHaveOneNumber() {
        announce(inside(), today().plusDays(9));
        announce(inside(), today());
        WebSession session = session(new OfDistrict(GOES), Role.DISTRICT_SUPERVISOR);
        long count = caseload.count(
                access.scope(Objects.requireNonNull(officer).signedIn()), Caseload.Filter.of(CaseList.RELEASES));
        assertThat(count).isGreaterThanOrEqualTo(2);
        assertThat(shown(ok(session, "/"))).isEqualTo(count);
        String list = ok(session, LIST);
        assertThat(shown(list)).isEqualTo(count);
        assertThat(list.split("<tr>", -1).length - 2)
                .as("rows beside the heading")
                .isEqualTo((int) count);
        HttpResponse<String> file = session.get("/caseload.csv?list=releases");
        assertThat(ExportedList.lines(file.body())).hasSize((int) count + 1);
        assertThat(ok(session, "/")).contains("To be released today from", "/caseload?list=releases");
    }

    @Test
    void aDayThatIsPastWithoutAReleaseIsToBeAskedAbout() {
        PersonId person = inside();
        announce(person, today().plusDays(1));
        String number = people().numberOf(person);
        move(1);
        assertThat(searched(own(), "releases", number)).contains("To be released today");
        move(1);
        assertThat(searched(own(), "releases", number))
                .contains("nothing was reported since: ask")
                .doesNotContain("To be released");
    }

    @Test
    void theReleaseItselfTakesItOffTheListAndSoDoesCallingItOff() {
        PersonId released = inside();
        PersonId staying = inside();
        announce(released, today());
        announce(staying, today());
        CustodyPeriodId custodyPeriod = legal.of(released).custody().getFirst().id();
        event(released, custodyPeriod, CustodyEvent.Type.RELEASED, CustodyEvent.ReleaseReason.SENTENCE_SERVED);
        releases.callOff(staying, actor().actor());
        for (PersonId person : List.of(released, staying)) {
            assertThat(searched(own(), "releases", people().numberOf(person))).doesNotContain("/people/" + person);
        }
        assertThat(searched(own(), "everybody", people().numberOf(released))).contains("/people/" + released);
    }

    @Test
    void thePlanOfSomebodyWhoEscapedAndIsReleasedWhileAtLargeIsOver() {
        PersonId person = inside();
        CustodyPeriodId custodyPeriod = legal.of(person).custody().getFirst().id();
        announce(person, today().plusDays(9));
        event(person, custodyPeriod, CustodyEvent.Type.ESCAPED, null);
        event(person, custodyPeriod, CustodyEvent.Type.RELEASED, CustodyEvent.ReleaseReason.SENTENCE_SERVED);
        assertThat(jdbc.sql("select state from supervision.planned_release where person_id = ?")
                        .param(person.value())
                        .query(String.class)
                        .list())
                .containsExactly("HAPPENED");
    }

    private void event(
            PersonId person,
            CustodyPeriodId custodyPeriod,
            CustodyEvent.Type type,
            CustodyEvent.@Nullable ReleaseReason reason) {
        facts.record(
                person,
                new CustodyEvent(custodyPeriod, null, type, today(), "Camp Jail Lahore", reason),
                actor().actor());
    }

    @Test
    void theDistrictReadsTheRecordOfWhoeverComesAndWritesNothingUntilTheyHaveCome() {
        PersonId person = inside();
        assertThat(own().get("/people/" + person).statusCode()).isEqualTo(404);
        announce(person, today().plusDays(9));
        WebSession session = own();
        assertThat(ok(session, "/people/" + person)).contains("Release planned").doesNotContain("/appearances/new");
        for (String path : List.of("/appearances/new", "/photographs/new", "/planned-release", "/duties-letter")) {
            assertThat(session.get("/people/" + person + path).statusCode())
                    .as(path)
                    .isIn(403, 404);
        }
        releases.callOff(person, actor().actor());
        assertThat(session.get("/people/" + person).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsOffTheRegisterIsOnNoList() {
        PersonId person = inside();
        announce(person, today());
        people().seal(person, today());
        assertThat(searched(nation(), "releases", people().numberOf(person))).doesNotContain("/people/" + person);
    }

    private PersonId inside() {
        PersonId person = people().in(LIVED);
        facts.record(
                person,
                new CustodyEvent(
                        CustodyPeriodId.next(), null, CustodyEvent.Type.ADMITTED, today(), "Camp Jail Lahore", null),
                actor().actor());
        return person;
    }

    private void announce(PersonId person, LocalDate on) {
        releases.announce(person, new PlannedRelease(on, "Camp Jail Lahore", GOES, ""), actor().actor());
    }

    private void move(int days) {
        Duration by = Duration.ofDays(days);
        clock.move(by);
    }

    private static long shown(String page) {
        Matcher count = SHOWN.matcher(page);
        assertThat(count.find()).isTrue();
        return Long.parseLong(count.group(1));
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> response = session.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private WebSession own() {
        return signedIn(actor());
    }

    private WebSession nation() {
        return session(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR);
    }

    private WebSession session(Jurisdiction jurisdiction, Role role) {
        return signedIn(new Officers(accounts).of(jurisdiction, role));
    }

    private WebSession signedIn(Officer who) {
        WebSession session = new WebSession(port);
        session.signIn(who.name(), Officers.PASSWORD);
        return session;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Officer actor() {
        return Objects.requireNonNull(officer);
    }

    private Supervised people() {
        return Objects.requireNonNull(made);
    }

    private static String searched(WebSession session, String list, String number) {
        return session.submit("/caseload", "/caseload", Map.of("list", list, "q", number, "go", "list=" + list))
                .body();
    }
}
