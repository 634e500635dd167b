package pk.gov.nsor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.registration.OffenderRegistration;
import pk.gov.nsor.supervision.PlannedRelease;
import pk.gov.nsor.supervision.Releases;
import pk.gov.nsor.supervision.Stations;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RegisterTest
class PlannedReleasesApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/planned-releases";

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Releases releases;

    @Autowired
    private Stations stations;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private @Nullable ApiClient prison;
    private @Nullable PersonId inside;

    @BeforeEach
    void somebodyIsInPrison() {
        prison = client(Feed.PRISON, "PRISONS");
        inside = registration
                .register(
                        Offenders.identity(null),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar)
                .person();
        assertStatus(201, custody("ADMITTED", today().minusYears(1)));
    }

    @Test
    void aPrisonAnnouncesAReleaseAndItsDayAndPlaceAreKnown() {
        HttpResponse<String> announced = send(plan("ANNOUNCED", today().plusDays(20), "Multan"));
        assertStatus(201, announced);
        assertThat(ApiClient.json(announced).at("/status").asString()).isEqualTo("RECORDED");
        assertThat(planned())
                .isEqualTo(new PlannedRelease(today().plusDays(20), "Camp Jail Lahore", "multan", "House 4, Gulgasht"));
        assertThat(lines()).contains(JournalKind.RELEASE_PLANNED);
    }

    @Test
    void aReleaseIsChangedAndWithdrawnAndAnnouncedAgain() {
        assertStatus(201, send(plan("ANNOUNCED", today().plusDays(20), "multan")));
        assertStatus(201, send(plan("CHANGED", today().plusDays(30), "sialkot")));
        assertThat(planned().on()).isEqualTo(today().plusDays(30));
        assertThat(planned().district()).isEqualTo("sialkot");
        assertStatus(201, send(withdrawal()));
        assertThat(releases.planned(person())).isEmpty();
        assertThat(lines()).contains(JournalKind.RELEASE_CALLED_OFF);
        assertStatus(201, send(plan("ANNOUNCED", today(), "multan")));
        assertThat(planned().on()).isEqualTo(today());
        assertThat(jdbc.sql("select count(*) from supervision.planned_release where person_id = ?")
                        .param(person().value())
                        .query(Integer.class)
                        .single())
                .as("every plan stays, one of them open")
                .isEqualTo(3);
    }

    @Test
    void theSameMessageAgainIsRecordedOnce() {
        ObjectNode message = plan("ANNOUNCED", today().plusDays(20), "multan");
        HttpResponse<String> first = send(message);
        HttpResponse<String> second = send(message);
        assertStatus(200, second);
        assertThat(ApiClient.json(second)).isEqualTo(ApiClient.json(first));
        assertThat(lines()).containsOnlyOnce(JournalKind.RELEASE_PLANNED);
        assertStatus(409, send(message.put("district", "sialkot")));
        assertThat(planned().district()).isEqualTo("multan");
        String receipt = ApiClient.json(first).at("/receipt").asString();
        assertStatus(200, client().get(PATH + "/receipts/" + receipt));
        assertStatus(404, client(Feed.PRISON, "PRISONS").get(PATH + "/receipts/" + receipt));
    }

    @Test
    void whatCanNotBeIsRefusedWithItsFieldsAndNothingIsKept() {
        ObjectNode message = plan("ANNOUNCED", today(), "multan").put("on", "2026-02-30");
        message.remove("prison");
        message.remove("district");
        message.remove("notice");
        HttpResponse<String> refused = send(message);
        assertStatus(422, refused);
        assertThat(ApiClient.json(refused).at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("/on", "/prison", "/district", "/notice");
        assertStatus(422, send(plan("ANNOUNCED", LocalDate.of(2200, 1, 1), "multan")));
        assertStatus(201, send(plan("ANNOUNCED", LocalDate.of(2199, 12, 31), "multan")));
        assertStatus(422, send(plan("ANNOUNCED", today(), "multan").put("address", "x".repeat(301))));
        assertStatus(201, send(plan("ANNOUNCED", today(), "multan").put("address", "x".repeat(300))));
        assertStatus(400, send(plan("ANNOUNCED", today(), "multan").put("survivor", "a name")));
        assertStatus(400, send(plan("PROMISED", today(), "multan")));
        HttpResponse<String> withdrawn = send(withdrawal().put("on", today().toString()));
        assertStatus(422, withdrawn);
        assertThat(ApiClient.json(withdrawn).at("/errors/0/field").asString()).isEqualTo("/on");
        assertThat(jdbc.sql("select count(*) from intake.message where message_id = ?")
                        .param(message.at("/messageId").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsDoubtfulWaitsAndIsRecordedOnceItIsDecided() {
        assertWaits(
                "UNKNOWN_PERSON",
                send(plan("ANNOUNCED", today(), "multan")
                        .put("cnic", Samples.cnic().formatted())));
        HttpResponse<String> elsewhere = send(plan("ANNOUNCED", today().plusDays(3), "Atlantis"));
        assertWaits("UNKNOWN_DISTRICT", elsewhere);
        assertThat(releases.planned(person())).isEmpty();
        UUID receipt = UUID.fromString(ApiClient.json(elsewhere).at("/receipt").asString());
        Decision decision = new Decision(Map.of("/district", "multan"), null, false);
        assertThat(quarantine.decide(receipt, decision, registrar)).isTrue();
        assertThat(planned().district()).isEqualTo("multan");
        assertThat(ApiClient.json(client().get(PATH + "/receipts/" + receipt))
                        .at("/status")
                        .asString())
                .isEqualTo("RECORDED");
    }

    @Test
    void whatContradictsTheRecordWaits() {
        assertWaits("CONTRADICTS_RECORD", send(plan("ANNOUNCED", today().minusDays(1), "multan")));
        assertWaits("CONTRADICTS_RECORD", send(plan("CHANGED", today(), "multan")));
        assertWaits("CONTRADICTS_RECORD", send(withdrawal()));
        assertStatus(201, custody("RELEASED", today()));
        assertWaits("CONTRADICTS_RECORD", send(plan("ANNOUNCED", today().plusDays(1), "multan")));
        assertThat(releases.planned(person())).isEmpty();
    }

    @Test
    void theReleaseItselfEndsThePlanAndAStationWhereThePersonGoesAnswers() {
        assertStatus(201, send(plan("ANNOUNCED", today(), "multan")));
        assertStatus(201, custody("RELEASED", today()));
        assertThat(releases.planned(person())).isEmpty();
        assertThat(stations.of(person()).orElseThrow().station()).isEqualTo("city-police-station-multan");
    }

    @Test
    void aReleaseThatWasNotAnnouncedIsRecordedAllTheSame() {
        assertStatus(201, custody("RELEASED", today()));
        assertThat(stations.of(person()).orElseThrow().station()).isEqualTo("city-police-station-lahore");
    }

    @Test
    void aCourtAnnouncesNoReleasesAndTheDescriptionNamesTheFeed() {
        ApiClient court = client(Feed.COURT, "COURTS");
        assertStatus(403, court.post(PATH, plan("ANNOUNCED", today(), "multan").toString()));
        assertThat(releases.planned(person())).isEmpty();
        assertThat(ApiClient.json(client().get("/v3/api-docs")).at("/paths").propertyNames())
                .contains(PATH, PATH + "/receipts/{receipt}");
    }

    private PlannedRelease planned() {
        return releases.planned(person()).orElseThrow();
    }

    private List<JournalKind> lines() {
        return journal.of(person()).stream().map(entry -> entry.kind()).toList();
    }

    private ObjectNode plan(String notice, LocalDate on, String district) {
        return message()
                .put("notice", notice)
                .put("on", on.toString())
                .put("prison", "Camp Jail Lahore")
                .put("district", district)
                .put("address", "House 4, Gulgasht");
    }

    private ObjectNode withdrawal() {
        return message().put("notice", "WITHDRAWN");
    }

    private ObjectNode message() {
        return JSON.createObjectNode().put("messageId", CourtMessages.id()).put("cnic", cnic.formatted());
    }

    private HttpResponse<String> custody(String event, LocalDate on) {
        ObjectNode message =
                message().put("event", event).put("on", on.toString()).put("prison", "Camp Jail Lahore");
        if (event.equals("RELEASED")) {
            message.put("releaseReason", "SENTENCE_SERVED");
        }
        return client().post("/api/v1/custody-events", message.toString());
    }

    private HttpResponse<String> send(ObjectNode message) {
        return client().post(PATH, message.toString());
    }

    private ApiClient client(Feed feed, String agency) {
        return ApiClient.made(clients, port, feed, agency);
    }

    private ApiClient client() {
        return Objects.requireNonNull(prison);
    }

    private PersonId person() {
        return Objects.requireNonNull(inside);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void assertStatus(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    private static void assertWaits(String code, HttpResponse<String> response) {
        assertStatus(202, response);
        assertThat(ApiClient.json(response).at("/reasons/0/code").asString()).isEqualTo(code);
    }
}
