package pk.gov.nsor.policing.notices.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** The police's systems report visits to addresses, and arrests. */
@RegisterTest
class PoliceReportsTest {

    private static final String DISTRICT = "bhakkar";
    private static final String STATION = "city-police-station-lahore";
    private static final String ARREST = ", \"fir\": \"%s\", \"policeStation\": \"%s\", \"sections\": [\"%s\"]";

    @LocalServerPort
    private int port;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Tasks tasks;

    @Autowired
    private FactRecording recording;

    @Autowired
    private LifeSigns signs;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Officers officers;
    private final Supervised supervised;
    private Officer officer;
    private PersonId person;
    private ApiClient police;

    PoliceReportsTest(Officers officers, Supervised supervised) {
        this.officers = officers;
        this.supervised = supervised;
    }

    @BeforeEach
    void somebodyOfTheDistrict() {
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        person = supervised.by(officer.actor()).in(DISTRICT);
        police = ApiClient.made(clients, port, Feed.POLICE, "PUNJAB_POLICE");
    }

    @Test
    void whoLivesWhereTheRecordSaysIsALineAndWhoLivesElsewhereIsATaskThatLeadsToTheNotice() {
        visit("house 3 street 9", DISTRICT, "CONFIRMED");
        assertThat(open()).isEmpty();
        assertThat(timeline("en")).contains("Reported, and as on the record: a visit of the police to an address");
        visit("Plot 77, Canal Road", "sialkot", "CONFIRMED");
        assertThat(open()).containsExactly(Task.Kind.VISIT_DIFFERS);
        WebSession session = session();
        String page =
                "/people/" + person + "/tasks/" + tasks.of(person).getFirst().id();
        assertThat(session.get(page).body())
                .contains("Plot 77, Canal Road", "the person lives there", "Police: visit to an address");
        assertThat(session.submit(page, page, Map.of("outcome", "CORRECTED", "reason", "Has moved there"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("/notices/new/");
    }

    @Test
    void whoIsNotFoundAtHomeIsATaskAndElsewhereALine() {
        visit("Plot 77, Canal Road", DISTRICT, "NOT_FOUND");
        visit("House 3, Street 9", "sialkot", "NOT_FOUND");
        assertThat(open()).isEmpty();
        assertThat(timeline("en"))
                .contains("Reported: a visit of the police to an address (the person was not found there)");
        visit("House 3, Street 9", DISTRICT, "NOT_FOUND");
        assertThat(open()).containsExactly(Task.Kind.VISIT_DIFFERS);
    }

    @Test
    void anArrestIsLinkedToTheCaseOfItsFirHoweverItIsWritten() {
        arrest("FIR No. 0123 of 22", STATION, "PPC 376");
        assertThat(open()).isEmpty();
        assertThat(timeline("en")).contains("Reported: an arrest (FIR", "case \u2068SC 12/2022\u2069");
        assertThat(timeline("ur")).contains("گرفتاری (ایف آئی آر");
    }

    @Test
    void anArrestUnderAnotherFirOrTheSameNumberOfAnotherStationIsATaskUntilItsJudgmentComes() {
        arrest("123/2022", "city-police-station-sialkot", "PPC 376");
        assertThat(open()).containsExactly(Task.Kind.ARRESTED);
        arrest("124/2022", STATION, "PPC 376");
        assertThat(open()).hasSize(2);
        WebSession session = session();
        String page =
                "/people/" + person + "/tasks/" + tasks.of(person).getFirst().id();
        assertThat(session.get(page).body()).contains("124/2022", "PPC 376", "none on record");
        NewConviction known = Offenders.conviction("PPC 376");
        var _ = recording.record(
                person,
                new NewConviction(
                        known.courtCode(),
                        "SC 99/2024",
                        "124/22",
                        STATION,
                        known.offenceOn(),
                        known.judgmentOn().plusDays(40),
                        known.victim(),
                        known.offences()),
                officer.actor());
        assertThat(open()).hasSize(1);
    }

    @Test
    void bothAreSignsOfLifeAfterARecordedDeathAndNotFindingSomebodyIsNone() {
        var _ = recording.record(person, new Death(today().minusDays(5), Death.Source.FAMILY), officer.actor());
        visit("House 3, Street 9", DISTRICT, "NOT_FOUND");
        assertThat(signs.openOf(person)).isEmpty();
        arrest("7/2026", STATION, "PPC 379");
        assertThat(signs.openOf(person)).extracting(LifeSign::kind).containsExactly(LifeSign.Kind.POLICE);
    }

    @Test
    void whatIsMissingOrCannotBeIsRefusedWithItsFields() {
        assertThat(fields(sent("VISIT", ""))).containsExactlyInAnyOrder("/outcome", "/line", "/district");
        assertThat(fields(sent("ARREST", ""))).containsExactlyInAnyOrder("/fir", "/policeStation", "/sections");
        assertThat(fields(arrest("123", STATION, "PPC 376"))).containsExactly("/fir");
        assertThat(fields(arrest("123/1899", STATION, "PPC 376"))).containsExactly("/fir");
        assertThat(fields(arrest("1/2026", "no such station", "PPC 376"))).containsExactly("/policeStation");
        assertThat(fields(arrest("1/2026", STATION, "murder"))).containsExactly("/sections/0");
        String twenty = "PPC 376\",\"".repeat(19) + "PPC 376";
        assertThat(arrest("1/2026", STATION, twenty).statusCode()).isEqualTo(202);
        assertThat(fields(arrest("1/2026", STATION, "PPC 379\",\"" + twenty))).containsExactly("/sections");
        assertThat(fields(sent("VISIT", """
                , "line": "House 3", "district": "%s", "outcome": "CONFIRMED", "fir": "1/2026\"""".formatted(DISTRICT)))).containsExactly("/fir");
    }

    @Test
    void aForceSpeaksForItsOwnDistrictsWhoeverItIsAbout() {
        police = ApiClient.made(
                clients,
                port,
                Feed.POLICE,
                "PUNJAB_POLICE",
                new ClientScope(false, Set.of("sialkot"), Set.of(), Set.of()));
        assertThat(arrest("1/2026", STATION, "PPC 379").statusCode()).isEqualTo(403);
        assertThat(visit("House 3, Street 9", DISTRICT, "CONFIRMED").statusCode())
                .isEqualTo(403);
        assertThat(arrest("1/2026", "city-police-station-sialkot", "PPC 379").statusCode())
                .isEqualTo(202);
        assertThat(visit("House 3, Street 9", "sialkot", "NOT_FOUND").statusCode())
                .isEqualTo(202);
    }

    @Test
    void theAnswerIsTheSameForSomebodyWhoIsNotOnTheRegister() {
        HttpResponse<String> known = arrest("1/2026", STATION, "PPC 379");
        HttpResponse<String> unknown = police.post(
                "/api/v1/observations",
                message("ARREST", ARREST.formatted("1/2026", STATION, "PPC 379"))
                        .replace(cnic(), Samples.cnic().formatted()));
        new FeedWork(jdbc).await();
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "RECEIPT"))
                .isEqualTo(known.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "RECEIPT"));
        assertThat(jdbc.sql("select count(*) from notices.observation where id = ?::uuid")
                        .param(ApiClient.json(unknown).path("receipt").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private HttpResponse<String> arrest(String fir, String station, String section) {
        return sent("ARREST", ARREST.formatted(fir, station, section));
    }

    private HttpResponse<String> visit(String line, String district, String outcome) {
        return sent(
                "VISIT",
                ", \"line\": \"%s\", \"district\": \"%s\", \"outcome\": \"%s\"".formatted(line, district, outcome));
    }

    private String cnic() {
        return people.get(person).cnics().getFirst().cnic().formatted();
    }

    private HttpResponse<String> sent(String kind, String fields) {
        HttpResponse<String> answer = police.post("/api/v1/observations", message(kind, fields));
        new FeedWork(jdbc).await();
        return answer;
    }

    private String message(String kind, String fields) {
        String cnic = people.get(person).cnics().getFirst().cnic().formatted();
        return """
                {"messageId": "%s", "cnic": "%s", "kind": "%s", "on": "%s"%s}
                """.formatted(UUID.randomUUID(), cnic, kind, today(), fields);
    }

    private String timeline(String language) {
        WebSession session = session();
        session.get("/language/" + language);
        return session.get("/people/" + person + "/timeline").body();
    }

    private WebSession session() {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private List<Task.Kind> open() {
        return tasks.of(person).stream()
                .filter(task -> task.outcome() == null)
                .map(Task::kind)
                .toList();
    }

    private static List<String> fields(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return ApiClient.json(refused).at("/errors").findValuesAsString("field");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
