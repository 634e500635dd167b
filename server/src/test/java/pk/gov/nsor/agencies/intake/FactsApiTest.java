package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
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
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RegisterTest
class FactsApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final LocalDate ADMISSION = Offenders.JUDGMENT;
    private static final LocalDate RELEASE = ADMISSION.plusYears(2);

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private LegalRecord record;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private @Nullable ApiClient prison;
    private @Nullable ApiClient court;

    @BeforeEach
    void twoClients() {
        prison = client(Feed.PRISON, "PRISONS");
        court = client(Feed.COURT, "COURTS");
    }

    @Test
    void aPrisonReportsAdmissionAndRelease() {
        Registered registered = register();
        work().recorded(event("ADMITTED", ADMISSION, true));
        work().recorded(event("RELEASED", RELEASE, false));
        CustodyPeriod custodyPeriod = custodyPeriods(registered.person()).getFirst();
        assertThat(custodyPeriod)
                .isEqualTo(new CustodyPeriod(custodyPeriod.id(), registered.conviction(), ADMISSION, RELEASE));
    }

    @Test
    void theSameMessageAgainIsRecordedOnce() {
        Registered registered = register();
        ObjectNode message = custody("ADMITTED", ADMISSION, true);
        HttpResponse<String> first = prison("/custody-events", message);
        work().recorded(first);
        HttpResponse<String> second = prison("/custody-events", message);
        assertStatus(200, second);
        assertThat(ApiClient.json(second)).isEqualTo(ApiClient.json(first));
        assertThat(custodyPeriods(registered.person())).hasSize(1);
        assertStatus(409, prison("/custody-events", message.put("prison", "Kot Lakhpat")));
        String receipt = ApiClient.json(first).at("/receipt").asString();
        assertStatus(200, client().get("/api/v1/custody-events/receipts/" + receipt));
    }

    @Test
    void whatCanNotBeIsRefusedWithItsFields() {
        register();
        ObjectNode message = custody("RELEASED", RELEASE, false).put("on", "2099-01-01");
        message.remove("releaseReason");
        message.remove("prison");
        HttpResponse<String> refused = prison("/custody-events", message);
        assertStatus(422, refused);
        assertThat(ApiClient.json(refused).at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("/on", "/prison", "/releaseReason");
        assertStatus(
                400,
                prison("/custody-events", custody("ADMITTED", ADMISSION, true).put("survivor", "a name")));
    }

    @Test
    void whatIsDoubtfulWaits() {
        work().waits(
                        "UNKNOWN_PERSON",
                        prison(
                                "/custody-events",
                                custody("ADMITTED", ADMISSION, true)
                                        .put("cnic", Samples.cnic().formatted())));
        register();
        work().waits("UNKNOWN_STAY", event("RELEASED", RELEASE, false));
        ObjectNode otherCase = custody("ADMITTED", ADMISSION, true);
        ((ObjectNode) otherCase.at("/conviction")).put("caseNumber", "SC 99/2022");
        work().waits("UNKNOWN_CONVICTION", prison("/custody-events", otherCase));
        ObjectNode otherCourt = custody("ADMITTED", ADMISSION, true);
        ((ObjectNode) otherCourt.at("/conviction")).put("court", "Court of Atlantis");
        work().waits("UNKNOWN_COURT", prison("/custody-events", otherCourt));
    }

    @Test
    void whatContradictsTheRecordWaitsAndIsRecordedByItselfOnceTheRecordIsRight() {
        Registered registered = register();
        work().recorded(event("ADMITTED", ADMISSION, true));
        HttpResponse<String> contradiction = event("RELEASED", ADMISSION.minusDays(1), false);
        UUID receipt = UUID.fromString(work().waits("CONTRADICTS_RECORD", contradiction));
        assertThat(custodyPeriods(registered.person()))
                .singleElement()
                .satisfies(custodyPeriod -> assertThat(custodyPeriod.isOpen()).isTrue());
        assertThat(quarantine.sendBack(receipt, "Misread: the release came later", registrar))
                .as("the prison is told")
                .isFalse();

        HttpResponse<String> early = event("RECALLED", RELEASE, true);
        String recall = work().waits("CONTRADICTS_RECORD", early);
        work().recorded(event("RELEASED", RELEASE, false));
        assertThat(work().status(recall)).isEqualTo("RECORDED");
        assertThat(custodyPeriods(registered.person())).hasSize(2);
    }

    @Test
    void anAppealIsFiledAndThenAllowed() {
        Registered registered = register();
        work().recorded(court("/appeal-outcomes", appeal()));
        assertThat(file(registered).appeals()).hasSize(1);
        work().recorded(court(
                "/appeal-outcomes", appeal().put("outcome", "ACQUITTED").put("decidedOn", RELEASE.toString())));
        LegalFile file = file(registered);
        assertThat(file.appeals()).hasSize(1);
        assertThat(file.outcome(file.appeals().getFirst().id())).containsInstanceOf(Quashed.class);
    }

    @Test
    void aSentenceChangedOnAppealNeedsTheNewSentence() {
        Registered registered = register();
        ObjectNode message = appeal().put("outcome", "SENTENCE_CHANGED").put("decidedOn", RELEASE.toString());
        HttpResponse<String> refused = court("/appeal-outcomes", message);
        assertStatus(422, refused);
        assertThat(ApiClient.json(refused).at("/errors/0/field").asString()).isEqualTo("/sentence");
        message.putObject("sentence").put("punishment", "TERM").put("years", 0);
        assertStatus(422, court("/appeal-outcomes", message));
        message.putObject("sentence").put("punishment", "TERM").put("years", 7);
        work().recorded(court("/appeal-outcomes", message));
        assertThat(file(registered).sentences().getFirst().now().years()).isEqualTo(7);
    }

    @Test
    void aDeathOfAnotherNameWaitsAndOfTheRightNameIsReportedUntilAnotherAgencySaysSoToo() {
        Registered registered = register();
        work().waits("CNIC_OF_ANOTHER", prison("/deaths", death("Somebody Else")));
        assertThat(record.of(registered.person()).diedOn()).isNull();
        work().recorded(prison("/deaths", death("Akbar Ali Nadeem")));
        assertThat(record.of(registered.person()).diedOn()).isNull();
        work().recorded(court("/deaths", death("Akbar Ali Nadeem").put("source", "COURT")));
        assertThat(record.of(registered.person()).diedOn()).isEqualTo(RELEASE);
    }

    @Test
    void aFeedSendsItsOwnMessagesOnly() {
        register();
        assertStatus(403, court("/custody-events", custody("ADMITTED", ADMISSION, true)));
        assertStatus(403, prison("/appeal-outcomes", appeal()));
    }

    @Test
    void theDescriptionOfTheApiNamesTheFeeds() {
        assertThat(ApiClient.json(client().get("/v3/api-docs")).at("/paths").propertyNames())
                .contains("/api/v1/custody-events", "/api/v1/appeal-outcomes", "/api/v1/deaths");
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private Registered register() {
        return registration.register(
                Offenders.identity(null), cnic, List.of(), Offenders.conviction("PPC 376"), null, registrar);
    }

    private HttpResponse<String> event(String type, LocalDate on, boolean named) {
        return prison("/custody-events", custody(type, on, named));
    }

    private ObjectNode custody(String type, LocalDate on, boolean named) {
        ObjectNode message =
                message().put("event", type).put("on", on.toString()).put("prison", "Camp Jail Lahore");
        if (type.equals("RELEASED")) {
            message.put("releaseReason", "PAROLE");
        }
        return named ? named(message) : message;
    }

    private ObjectNode appeal() {
        return named(message())
                .put("court", "Lahore High Court")
                .put("caseNumber", "Crl.A. 12/2023")
                .put("filedOn", ADMISSION.plusDays(9).toString());
    }

    private ObjectNode death(String name) {
        ObjectNode message = message().put("diedOn", RELEASE.toString()).put("source", "PRISON");
        message.putObject("name").put("latin", name);
        return message;
    }

    private ObjectNode message() {
        return JSON.createObjectNode().put("messageId", CourtMessages.id()).put("cnic", cnic.formatted());
    }

    private static ObjectNode named(ObjectNode message) {
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", "SC 12/2022");
        return message;
    }

    private HttpResponse<String> prison(String path, ObjectNode message) {
        return client().post("/api/v1" + path, message.toString());
    }

    private HttpResponse<String> court(String path, ObjectNode message) {
        return java.util.Objects.requireNonNull(court).post("/api/v1" + path, message.toString());
    }

    private ApiClient client() {
        return java.util.Objects.requireNonNull(prison);
    }

    private ApiClient client(Feed feed, String agency) {
        return ApiClient.made(clients, port, feed, agency);
    }

    private List<CustodyPeriod> custodyPeriods(PersonId person) {
        return record.of(person).custody();
    }

    private LegalFile file(Registered registered) {
        return record.file(registered.person());
    }

    private static void assertStatus(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }
}
