package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
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
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
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
    private Inbox inbox;

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
        work().recorded(custody("ADMITTED", today().minusYears(1)));
    }

    @Test
    void aPrisonAnnouncesAReleaseAndItsDayAndPlaceAreKnown() {
        work().recorded(send(plan("ANNOUNCED", today().plusDays(20), "Multan")));
        assertThat(planned())
                .isEqualTo(new PlannedRelease(today().plusDays(20), "Camp Jail Lahore", "multan", "House 4, Gulgasht"));
        assertThat(lines()).contains(JournalKind.RELEASE_PLANNED);
    }

    @Test
    void aReleaseIsChangedAndWithdrawnAndAnnouncedAgain() {
        work().recorded(send(plan("ANNOUNCED", today().plusDays(20), "multan")));
        work().recorded(send(plan("CHANGED", today().plusDays(30), "sialkot")));
        assertThat(planned().on()).isEqualTo(today().plusDays(30));
        assertThat(planned().district()).isEqualTo("sialkot");
        work().recorded(send(withdrawal()));
        assertThat(releases.planned(person())).isEmpty();
        assertThat(lines()).contains(JournalKind.RELEASE_CALLED_OFF);
        work().recorded(send(plan("ANNOUNCED", today(), "multan")));
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
        work().recorded(first);
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
        work().recorded(send(plan("ANNOUNCED", LocalDate.of(2199, 12, 31), "multan")));
        assertStatus(422, send(plan("ANNOUNCED", today(), "multan").put("address", "x".repeat(301))));
        work().recorded(send(plan("ANNOUNCED", today(), "multan").put("address", "x".repeat(300))));
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
    void aTextThatTellsWhoASurvivorIsWaitsSealedUntilItIsAllowedOrGoesBackAndIsDestroyed() {
        String named = "Camp Jail, the victim Ayesha lives behind it";
        HttpResponse<String> sent =
                send(plan("ANNOUNCED", today().plusDays(3), "multan").put("address", named));
        UUID receipt = UUID.fromString(work().waits("TEXT_STOPPED", sent));
        assertThat(sent.body()).doesNotContain("Ayesha");
        assertThat(jdbc.sql("select m::text || (select string_agg(r::text, '') from intake.quarantine_reason r"
                                + " where r.receipt = m.receipt) from intake.message m where receipt = ?")
                        .param(receipt)
                        .query(String.class)
                        .single())
                .contains("/address")
                .doesNotContain("Ayesha", HexFormat.of().formatHex("Ayesha".getBytes(StandardCharsets.UTF_8)));
        assertThat(releases.planned(person())).isEmpty();

        Throwable refused = catchThrowable(() -> quarantine.decide(receipt, Decision.NONE, registrar));
        assertThat(refused).isInstanceOfSatisfying(InvalidValueException.class, why -> {
            assertThat(why.code()).startsWith("text.survivor.");
            assertThat(why.field()).isEqualTo("address");
        });
        assertThat(work().status(receipt.toString())).isEqualTo("QUARANTINED");
        assertThat(Screened.asking((text, field, stop) -> text.equals(named))
                        .call(() -> quarantine.decide(receipt, Decision.NONE, registrar)))
                .isTrue();
        assertThat(planned().address()).isEqualTo(named);

        String other = work().waits(
                        "TEXT_STOPPED",
                        send(plan("CHANGED", today().plusDays(4), "multan").put("prison", named)));
        assertThat(quarantine.sendBack(UUID.fromString(other), "Leave out who lives behind it", registrar))
                .isTrue();
        assertThat(ApiClient.json(client().get(PATH + "/receipts/" + other))
                        .at("/status")
                        .asString())
                .isEqualTo("RETURNED");
        assertThat(ApiClient.json(client().get(PATH + "/receipts/" + other))
                        .at("/reasons/0/code")
                        .asString())
                .isEqualTo("TEXT_STOPPED");
        assertThat(inbox.find(UUID.fromString(other)).orElseThrow().original())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{}");
    }

    @Test
    void whatIsDoubtfulWaitsAndIsRecordedOnceItIsDecided() {
        work().waits(
                        "UNKNOWN_PERSON",
                        send(plan("ANNOUNCED", today(), "multan")
                                .put("cnic", Samples.cnic().formatted())));
        HttpResponse<String> elsewhere = send(plan("ANNOUNCED", today().plusDays(3), "Atlantis"));
        work().waits("UNKNOWN_DISTRICT", elsewhere);
        assertThat(releases.planned(person())).isEmpty();
        UUID receipt = UUID.fromString(ApiClient.json(elsewhere).at("/receipt").asString());
        Decision decision = new Decision(Map.of("/district", "multan"), null, false);
        assertThat(quarantine.decide(receipt, decision, registrar)).isTrue();
        assertThat(planned().district()).isEqualTo("multan");
        assertThat(work().status(receipt.toString())).isEqualTo("RECORDED");
        assertThat(ApiClient.json(client().get(PATH + "/receipts/" + receipt)))
                .as("the prison is told no more than before")
                .isEqualTo(ApiClient.json(elsewhere));
    }

    @Test
    void whatContradictsTheRecordWaits() {
        work().waits("CONTRADICTS_RECORD", send(plan("CHANGED", today(), "multan")));
        work().waits("CONTRADICTS_RECORD", send(withdrawal()));
        work().recorded(custody("RELEASED", today()));
        work().waits("CONTRADICTS_RECORD", send(plan("ANNOUNCED", today().plusDays(1), "multan")));
        assertThat(releases.planned(person())).isEmpty();
    }

    @Test
    void theReleaseItselfEndsThePlanAndAStationWhereThePersonGoesAnswers() {
        work().recorded(send(plan("ANNOUNCED", today(), "multan")));
        work().recorded(custody("RELEASED", today()));
        assertThat(releases.planned(person())).isEmpty();
        assertThat(stations.of(person()).orElseThrow().station()).isEqualTo("city-police-station-multan");
    }

    @Test
    void aReleaseThatWasNotAnnouncedIsRecordedAllTheSame() {
        work().recorded(custody("RELEASED", today()));
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

    private FeedWork work() {
        return new FeedWork(jdbc);
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
}
