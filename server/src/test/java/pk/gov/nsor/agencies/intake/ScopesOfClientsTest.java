package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The secret of one court, prison or police speaks for that one, and for no other's cases and people. */
@RegisterTest
class ScopesOfClientsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CAMP_JAIL = "Camp Jail Lahore";

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private LegalRecord facts;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private Registered registered;

    @BeforeEach
    void somebodyConvictedInLahore() {
        registered = registration.register(
                Offenders.identity(null),
                cnic,
                List.of(),
                Offenders.conviction("PPC 376"),
                null,
                new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
    }

    @Test
    void anotherCourtsSecretQuashesNothing() {
        assertOutside(
                "/conviction/court", client(Feed.COURT, "court sessions-court-kasur"), "/appeal-outcomes", acquittal());
        assertOutside("/conviction/court", client(Feed.COURT, "district kasur"), "/appeal-outcomes", acquittal());
        assertThat(facts.file(registered.person()).quashings()).isEmpty();
        work().recorded(client(Feed.COURT, "district lahore")
                .post("/api/v1/appeal-outcomes", acquittal().toString()));
    }

    @Test
    void aCourtIsItsOwnByItsKeyAndByTheDistrictItLiesIn() {
        work().recorded(client(Feed.COURT, "court sessions-court-lahore")
                .post("/api/v1/appeal-outcomes", acquittal().toString()));
    }

    @Test
    void aClientThatNobodyGaveAScopeIsRefusedWhateverItSends() {
        ApiClient court = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.NONE);
        assertOutside("/conviction/court", court, "/appeal-outcomes", acquittal());
        assertOutside("", court, "/deaths", death("COURT"));
        ObjectNode unknown = acquittal();
        ((ObjectNode) unknown.get("conviction")).put("court", "No such court");
        assertOutside("/conviction/court", court, "/appeal-outcomes", unknown);
        ApiClient prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS", ClientScope.NONE);
        assertOutside("/prison", prison, "/custody-events", event("ADMITTED", CAMP_JAIL, "2023-01-15"));
    }

    @Test
    void aRefusalLeavesNoMessageAndSaysTheSameOfSomebodyAndNobody() {
        ApiClient other = client(Feed.COURT, "court sessions-court-kasur");
        HttpResponse<String> ofSomebody =
                other.post("/api/v1/appeal-outcomes", acquittal().toString());
        HttpResponse<String> ofNobody = other.post(
                "/api/v1/appeal-outcomes",
                acquittal().put("cnic", Samples.cnic().formatted()).toString());
        assertThat(told(ofSomebody)).isEqualTo(told(ofNobody));
        assertThat(jdbc.sql("select count(*) from intake.message where person_id = ?")
                        .param(registered.person().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherPrisonEndsNoStayAndIsAnsweredAsIfThereWereNone() {
        ApiClient own = client(Feed.PRISON, "prison camp jail, lahore");
        work().recorded(own.post(
                "/api/v1/custody-events",
                event("ADMITTED", CAMP_JAIL, "2023-01-15").toString()));
        ApiClient other = client(Feed.PRISON, "prison District Jail Kasur");
        assertOutside("/prison", other, "/custody-events", release(CAMP_JAIL));
        HttpResponse<String> claimed = other.post(
                "/api/v1/custody-events", release("District Jail, Kasur").toString());
        work().waits("UNKNOWN_STAY", claimed);
        HttpResponse<String> moved = other.post(
                "/api/v1/custody-events",
                event("TRANSFERRED", "District Jail, Kasur", "2023-02-15").toString());
        work().waits("UNKNOWN_STAY", moved);
        assertThat(facts.of(registered.person()).custody().getFirst().isOpen()).isTrue();

        work().recorded(own.post(
                "/api/v1/custody-events",
                event("TRANSFERRED", "District Jail, Kasur", "2023-02-15").toString()));
        work().recorded(other.post(
                "/api/v1/custody-events", release("District Jail, Kasur").toString()));
    }

    @Test
    void ofSomebodyItHasNothingToDoWithACourtReportsNoDeath() {
        ApiClient other = client(Feed.COURT, "court sessions-court-kasur");
        HttpResponse<String> ofSomebody =
                other.post("/api/v1/deaths", death("COURT").toString());
        HttpResponse<String> ofNobody = other.post(
                "/api/v1/deaths",
                death("COURT").put("cnic", Samples.cnic().formatted()).toString());
        work().waits("UNKNOWN_PERSON", ofSomebody);
        work().waits("UNKNOWN_PERSON", ofNobody);
        assertThat(told(ofSomebody)).isEqualTo(told(ofNobody));
        assertThat(facts.of(registered.person()).deathReportedOn()).isNull();
        work().recorded(client(Feed.COURT, "district lahore")
                .post("/api/v1/deaths", death("COURT").toString()));
    }

    @Test
    void thePoliceReportWhatIsInTheirOwnDistricts() {
        ObjectNode guest = JSON.createObjectNode()
                .put("messageId", CourtMessages.id())
                .put("kind", "HOTEL")
                .put("cnic", cnic.formatted())
                .put("on", "2026-10-03")
                .put("line", "Hotel One")
                .put("district", "multan");
        assertOutside("/district", client(Feed.POLICE, "district lahore"), "/observations", guest);
        assertThat(client(Feed.POLICE, "district multan")
                        .post("/api/v1/observations", guest.toString())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aScopeIsReadAsItIsWritten() {
        String written = "district kasur; court sessions-court-lahore; prison Camp Jail Lahore";
        assertThat(ClientScope.parse(written).written()).isEqualTo(written);
        assertThat(ClientScope.parse(" Country ; ").written()).isEqualTo("country");
        assertThat(ClientScope.parse("prison Camp Jail Lahore").coversPrison("CAMP JAIL, LAHORE"))
                .isTrue();
        assertThat(ClientScope.parse("prison Central Jail No. 2").coversPrison("central jail No ۲"))
                .isTrue();
        assertThat(ClientScope.parse("prison Central Jail No. 2").coversPrison("Central Jail No. 3"))
                .isFalse();
        assertThat(ClientScope.NONE.coversPrison("")).isFalse();
        for (String wrong : List.of("", ";", "country; court a", "courts a", "court", "prison --")) {
            assertThat(catchThrowableOfType(InvalidValueException.class, () -> ClientScope.parse(wrong)))
                    .as(wrong)
                    .isNotNull();
        }
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private ApiClient client(Feed feed, String scope) {
        return ApiClient.made(clients, port, feed, "NPB", ClientScope.parse(scope));
    }

    private ObjectNode acquittal() {
        ObjectNode message = message()
                .put("court", "Lahore High Court")
                .put("caseNumber", "Crl.A. 12/2023")
                .put("filedOn", "2023-02-01")
                .put("outcome", "ACQUITTED")
                .put("decidedOn", "2024-05-06");
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", "SC 12/2022");
        return message;
    }

    private ObjectNode release(String prison) {
        return event("RELEASED", prison, LocalDate.of(2024, 3, 1).toString()).put("releaseReason", "PAROLE");
    }

    private ObjectNode event(String type, String prison, String on) {
        return message().put("event", type).put("on", on).put("prison", prison);
    }

    private ObjectNode death(String source) {
        ObjectNode message = message().put("diedOn", "2025-03-04").put("source", source);
        message.putObject("name").put("latin", "Akbar Ali Nadeem");
        return message;
    }

    private ObjectNode message() {
        return JSON.createObjectNode().put("messageId", CourtMessages.id()).put("cnic", cnic.formatted());
    }

    private static void assertOutside(String field, ApiClient client, String path, ObjectNode message) {
        HttpResponse<String> answer = client.post("/api/v1" + path, message.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        JsonNode problem = ApiClient.json(answer);
        assertThat(problem.at("/type").asString()).endsWith("outside-scope");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    }

    /** Without what names the message. */
    private static String told(HttpResponse<String> answer) {
        return answer.statusCode()
                + answer.body().replaceAll("[0-9a-f-]{36}", "").replaceAll("[0-9A-F]{8}", "");
    }
}
