package pk.gov.nsor.intake;

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
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.access.NewAccount;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.testing.ApiClient;
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
        assertThat(receipt(receipt).at("/status").asString()).isEqualTo("RECORDED");
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
        assertThat(receipt(receipt).at("/status").asString()).isEqualTo("QUARANTINED");
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
        assertThat(session.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aPossibleDuplicateIsDecidedByARegistrar() {
        String first = CourtMessages.valid();
        String number = ApiClient.json(court.post("/api/v1/convictions", first))
                .at("/registerNumber")
                .asString();
        String second = CourtMessages.but(first, tree -> {
            tree.put("messageId", CourtMessages.id());
            tree.put("caseNumber", "SC 7/2021");
            CourtMessages.at(tree, "/person").remove("cnic");
        });
        String receipt = ApiClient.json(court.post("/api/v1/convictions", second))
                .at("/receipt")
                .asString();
        String person = jdbc.sql("select person_id::text from intake.doubt where receipt = ?::uuid")
                .param(receipt)
                .query(String.class)
                .single();
        session.submit("/quarantine/" + receipt, "/quarantine/" + receipt + "/record", Map.of("person", person));
        assertThat(receipt(receipt).at("/registerNumber").asString()).isEqualTo(number);
    }

    @Test
    void theListNamesNobody() {
        waiting("court", "Court of Nowhere");
        HttpResponse<String> list = session.get("/quarantine");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("Unknown court").doesNotContain("Bashir", "Court of Nowhere");
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

    private String waiting(String field, String value) {
        HttpResponse<String> response =
                court.post("/api/v1/convictions", CourtMessages.but(tree -> tree.put(field, value)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return ApiClient.json(response).at("/receipt").asString();
    }

    private JsonNode receipt(String receipt) {
        return ApiClient.json(court.get("/api/v1/convictions/receipts/" + receipt));
    }

    private Account account(String name, Role role) {
        return accounts.create(new NewAccount(name, "Some Body", Set.of(role), "NPB"), PASSWORD, Actor.system("test"));
    }
}
