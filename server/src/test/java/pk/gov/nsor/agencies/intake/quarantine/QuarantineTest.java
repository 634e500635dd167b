package pk.gov.nsor.agencies.intake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;

@RegisterTest
class QuarantineTest {

    private static final String PASSWORD = "a long pass phrase";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private Accounts accounts;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private ApiClient court;
    private WebSession session;
    private Account registrar;

    @BeforeEach
    void courtAndRegistrar() {
        int number = COUNT.incrementAndGet();
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        registrar = account("decider" + number, Role.REGISTRAR);
        session = new WebSession(port);
        session.signIn(registrar.userName(), PASSWORD);
    }

    @Test
    void whatIsChosenFromTheListIsRecorded() {
        String receipt = waiting("court", "Court of Nowhere");
        HttpResponse<String> page = session.get("/quarantine/" + receipt);
        assertThat(page.body()).contains("Unknown court", "Court of Nowhere", "Sessions Court (Special Court), Lahore");
        HttpResponse<String> decided = session.submit(
                "/quarantine/" + receipt,
                "/quarantine/" + receipt + "/record",
                Map.of("correct:/court", "sessions-court-lahore"));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
        assertThat(work().status(receipt)).isEqualTo("RECORDED");
        assertThat(receipt(receipt).at("/status").asString()).isEqualTo("RECEIVED");
        assertThat(new TrailReader(jdbc).of(registrar.id()))
                .contains("QUARANTINE_VIEWED DONE", "CONVICTION_RECORDED DONE")
                .endsWith("QUARANTINE_DECIDED DONE");
    }

    @Test
    void whatIsStillDoubtfulGoesOnWaiting() {
        String receipt = waiting("court", "Court of Nowhere");
        HttpResponse<String> again =
                session.submit("/quarantine/" + receipt, "/quarantine/" + receipt + "/record", Map.of());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("still doubtful");
        assertThat(work().status(receipt)).isEqualTo("QUARANTINED");
    }

    @Test
    void theCourtSeesWhyItsMessageCameBack() {
        String receipt = waiting("court", "Court of Nowhere");
        String page = "/quarantine/" + receipt;
        assertThat(session.submit(page, page + "/return", Map.of("reason", " ")).body())
                .contains("Give a reason of 1 to");
        assertThat(session.submit(page, page + "/return", Map.of("reason", "There is no such court"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(receipt(receipt).at("/status").asString()).isEqualTo("RETURNED");
        assertThat(receipt(receipt).at("/returnReason").asString()).isEqualTo("There is no such court");
        assertThat(session.get(page).body())
                .contains("Returned to its sender", "There is no such court")
                .doesNotContain(page + "/record");
    }

    @Test
    void aPossibleDuplicateIsDecidedByARegistrar() {
        String first = CourtMessages.valid();
        PersonId known = work().person(work().recorded(court.post("/api/v1/convictions", first)));
        String second = CourtMessages.but(
                CourtMessages.another(first, 7),
                tree -> CourtMessages.at(tree, "/person").remove("cnic"));
        String receipt = work().waits("POSSIBLE_DUPLICATE", court.post("/api/v1/convictions", second));
        String person = jdbc.sql("select person_id::text from intake.quarantine_reason where receipt = ?::uuid")
                .param(receipt)
                .query(String.class)
                .single();
        session.submit("/quarantine/" + receipt, "/quarantine/" + receipt + "/record", Map.of("person", person));
        assertThat(work().person(receipt)).isEqualTo(known);
    }

    @Test
    void theListNamesNobody() {
        waiting("court", "Court of Nowhere");
        HttpResponse<String> list = session.get("/quarantine.csv?list=waiting");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("Unknown court").doesNotContain("Akbar", "Court of Nowhere");
    }

    @Test
    void nobodyButARegistrarSeesIt() {
        String receipt = waiting("court", "Court of Nowhere");
        Account auditor = account("auditor-of" + COUNT.get(), Role.AUDITOR);
        WebSession other = new WebSession(port);
        other.signIn(auditor.userName(), PASSWORD);
        assertThat(other.get("/quarantine").statusCode()).isEqualTo(403);
        assertThat(other.get("/quarantine/" + receipt).statusCode()).isEqualTo(403);
        assertThat(new TrailReader(jdbc).of(auditor.id()))
                .containsExactly(
                        "PASSWORD_ACCEPTED DONE",
                        "SECOND_FACTOR_ENROLLED DONE",
                        "SIGN_IN DONE",
                        "QUARANTINE_VIEWED REFUSED",
                        "QUARANTINE_VIEWED REFUSED");
    }

    /** That its reason comes back would say that somebody with this CNIC is on record. */
    @Test
    void whatOnlyTheRecordStandsAgainstIsPutAsideAndTheCourtIsNotTold() {
        String first = CourtMessages.valid();
        work().recorded(court.post("/api/v1/convictions", first));
        HttpResponse<String> same = court.post(
                "/api/v1/convictions", CourtMessages.but(first, tree -> tree.put("messageId", CourtMessages.id())));
        String receipt = work().waits("CONVICTION_KNOWN", same);
        String page = "/quarantine/" + receipt;
        assertThat(session.get(page).body()).contains("Put aside").doesNotContain("Return to the sender");
        assertThat(session.submit(page, page + "/return", Map.of("reason", "On record since January"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(work().status(receipt)).isEqualTo("RETURNED");
        assertThat(receipt(receipt)).isEqualTo(ApiClient.json(same));
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private String waiting(String field, String value) {
        HttpResponse<String> response =
                court.post("/api/v1/convictions", CourtMessages.but(tree -> tree.put(field, value)));
        return work().received(response);
    }

    private JsonNode receipt(String receipt) {
        return ApiClient.json(court.get("/api/v1/convictions/receipts/" + receipt));
    }

    private Account account(String name, Role role) {
        return accounts.create(new NewAccount(name, "Some Body", Set.of(role), "NPB"), PASSWORD, Actor.system("test"));
    }
}
