package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.ChangeNotes;
import pk.gov.nsor.foundation.feeds.SentChange;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client asks what became of its messages: all of it, once, and nothing of whom they are about. */
@RegisterTest
class MessageChangesTest {

    private static final String CHANGES = "/api/v1/messages/changes";

    @Autowired
    private MachineClients clients;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private ChangeNotes notes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private ApiClient court;
    private ApiClient prison;

    @BeforeEach
    void clients() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
    }

    @Test
    void whatCameWentBackAndWasTakenBackIsToldOnceAndInOrder() {
        assertThat(ask(court, "").path("changes")).isEmpty();
        assertThat(ask(court, "").path("next").isNull()).isTrue();
        String bad = CourtMessages.but(tree -> tree.put("court", "Court of Nowhere"));
        String returned = work().waits("UNKNOWN_COURT", court.post("/api/v1/convictions", bad));
        String cursor = ask(court, "").path("next").asString();
        quarantine.sendBack(UUID.fromString(returned), "There is no such court", registrar);

        JsonNode page = ask(court, "?after=" + cursor);
        assertThat(lines(page)).containsExactly("CONVICTION RETURNED There is no such court");
        assertThat(page.at("/changes/0/receipt").asString()).isEqualTo(returned);
        assertThat(page.at("/changes/0/messageId").asString()).isEqualTo(name(bad));
        assertThat(Instant.parse(page.at("/changes/0/at").asString())).isAfter(Instant.EPOCH);

        String right = CourtMessages.but(
                bad,
                tree -> tree.put("messageId", CourtMessages.id())
                        .put("court", "sessions-court-lahore")
                        .put("replaces", name(bad)));
        work().received(court.post("/api/v1/convictions", right));
        work().received(court.post("/api/v1/withdrawals", withdrawal(name(right))));
        JsonNode after = ask(court, "?after=" + page.path("next").asString());
        assertThat(lines(after))
                .containsExactlyInAnyOrder(
                        "CONVICTION RECEIVED", "CONVICTION REPLACED", "WITHDRAWAL RECEIVED", "CONVICTION WITHDRAWN");
        assertThat(after.path("hasMore").asBoolean()).isFalse();
        String last = after.path("next").asString();
        JsonNode nothing = ask(court, "?after=" + last);
        assertThat(nothing.path("changes")).isEmpty();
        assertThat(nothing.path("next").asString()).isEqualTo(last);
        // Sent again it is the same message, and nothing has changed.
        assertThat(court.post("/api/v1/convictions", right).statusCode()).isEqualTo(200);
        assertThat(ask(court, "?after=" + last)).isEqualTo(nothing);
        assertThat(everything(court)).hasSize(6);
        assertThat(ask(prison, "").path("changes")).isEmpty();
    }

    /** The answer is the same, whatever has become of the message in the register. */
    @Test
    void whetherSomebodyIsOnTheRegisterMakesNoLineAndMovesNoCursor() {
        Cnic known = Samples.cnic();
        Cnic unknown = Samples.cnic();
        work().recorded(court.post("/api/v1/convictions", CourtMessages.about(known)));
        List<String> receipts = new ArrayList<>();
        for (Cnic cnic : List.of(known, unknown)) {
            ApiClient asker = ApiClient.made(clients, port, Feed.PRISON, "PRISONS");
            String admission = admission(cnic);
            receipts.add(work().received(asker.post("/api/v1/custody-events", admission)));
            JsonNode first = ask(asker, "");
            assertThat(lines(first)).containsExactly("CUSTODY_EVENT RECEIVED");
            work().received(asker.post("/api/v1/withdrawals", withdrawal(name(admission))));
            JsonNode second = ask(asker, "?after=" + first.path("next").asString());
            assertThat(lines(second)).containsExactlyInAnyOrder("CUSTODY_EVENT WITHDRAWN", "WITHDRAWAL RECEIVED");
            assertThat(second.at("/changes/0/at")).isEqualTo(second.at("/changes/1/at"));
            assertThat(second.path("next").asString()).startsWith("3-");
        }
        assertThat(receipts.stream().map(work()::status)).containsExactly("RECORDED", "WITHDRAWN");
    }

    @Test
    void whatIsRecordedLaterOrPutAsideMakesNoLine() {
        Cnic cnic = Samples.cnic();
        String waits = work().received(prison.post("/api/v1/custody-events", admission(cnic)));
        String aside = work().received(prison.post("/api/v1/custody-events", admission(Samples.cnic())));
        JsonNode before = ask(prison, "");
        work().recorded(court.post("/api/v1/convictions", CourtMessages.about(cnic)));
        assertThat(work().status(waits)).isEqualTo("RECORDED");
        assertThat(quarantine.sendBack(UUID.fromString(aside), "Nobody of this CNIC", registrar))
                .isFalse();
        assertThat(work().status(aside)).isEqualTo("RETURNED");
        assertThat(ask(prison, "")).isEqualTo(before);
        JsonNode after = ask(prison, "?after=" + before.path("next").asString());
        assertThat(after.path("changes")).isEmpty();
        assertThat(after.path("next")).isEqualTo(before.path("next"));
        // The receipt is as silent.
        assertThat(Stream.of(waits, aside)
                        .map(receipt -> ApiClient.json(prison.get("/api/v1/custody-events/receipts/" + receipt))
                                .path("status")
                                .asString()))
                .containsOnly("RECEIVED");
    }

    @Test
    void everyFeedAsksAboutItsOwnMessagesAlone() {
        ApiClient nadra = ApiClient.made(clients, port, Feed.NADRA, "NADRA");
        ApiClient other = ApiClient.made(clients, port, Feed.NADRA, "NADRA");
        HttpResponse<String> sent = nadra.post("/api/v1/observations", """
                {"messageId": "%s", "kind": "PHONE", "cnic": "%s", "on": "2026-10-01", "phone": "0399 0000001"}
                """.formatted(
                        CourtMessages.id(), Samples.cnic().number()));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        JsonNode page = ask(nadra, "");
        assertThat(lines(page)).containsExactly("OBSERVATION RECEIVED");
        assertThat(ask(other, "").path("changes")).isEmpty();
        assertThat(other.get(CHANGES + "?after=" + page.path("next").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPageHasAsManyAsAskedForAndTheRestFollows() {
        List<String> receipts = IntStream.range(0, 5)
                .mapToObj(each -> work().received(prison.post("/api/v1/custody-events", admission(Samples.cnic()))))
                .toList();
        JsonNode two = ask(prison, "?limit=2");
        assertThat(two.path("changes")).hasSize(2);
        assertThat(two.path("hasMore").asBoolean()).isTrue();
        JsonNode exact = ask(prison, "?limit=3&after=" + two.path("next").asString());
        assertThat(exact.path("changes")).hasSize(3);
        assertThat(exact.path("hasMore").asBoolean()).isFalse();
        assertThat(ask(prison, "?limit=5").path("hasMore").asBoolean()).isFalse();
        assertThat(ask(prison, "?limit=4").path("hasMore").asBoolean()).isTrue();
        assertThat(read(prison, 1)).containsExactlyElementsOf(receipts);
        assertThat(prison.get(CHANGES + "?limit=1000").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "after=1", "after=0-00000000", "after=1-00000000"})
    void whatIsNoLimitAndNoCursorOfItsOwnIsRefused(String query) {
        work().received(prison.post("/api/v1/custody-events", admission(Samples.cnic())));
        assertThat(ask(prison, "").path("changes")).hasSize(1);
        HttpResponse<String> refused = prison.get(CHANGES + "?" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalid-parameter");
    }

    /** Transactions that began first commit last, while several ask all the time, in pages of different sizes. */
    @Test
    void nothingIsLostOrToldTwiceWhateverTheOrderOfCommits() throws Exception {
        int writers = 6;
        int each = 25;
        String secret = ClientCredentials.newSecret();
        MachineClient client = clients.create(
                "client-" + UUID.randomUUID(), Feed.COURT, "COURTS", ClientScope.COUNTRY, secret, Actor.system("test"));
        ApiClient asker = ApiClient.of(port, client.name(), secret);
        List<String> written = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(writers);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> writing = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        for (int message = 0; message < each; message++) {
                            written.add(slowly(client.id(), writer == 0 ? 100 : 10));
                        }
                        done.countDown();
                    }))
                    .toList();
            List<Future<List<String>>> reading = Stream.of(1, 7, 1000)
                    .map(limit -> threads.submit((Callable<List<String>>) () -> follow(asker, limit, done)))
                    .toList();
            for (Future<?> one : writing) {
                one.get();
            }
            List<String> first = reading.getFirst().get();
            assertThat(first).hasSize(writers * each).containsExactlyInAnyOrderElementsOf(written);
            for (Future<List<String>> other : reading) {
                assertThat(other.get()).containsExactlyElementsOf(first);
            }
        }
    }

    private String slowly(UUID client, int longest) {
        UUID receipt = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            Instant at = Instant.now();
            jdbc.sql("""
                            insert into feeds.received (client_id, message_id, kind, receipt, digest, received_at)
                            values (?, ?, 'intake.DEATH', ?, null, now())
                            """).params(client, receipt.toString(), receipt).update();
            notes.note(client, receipt, SentChange.What.RECEIVED, at);
            pause(ThreadLocalRandom.current().nextInt(longest));
        });
        return receipt.toString();
    }

    /** Asks until all have written, and once more to the end. */
    private static List<String> follow(ApiClient client, int limit, CountDownLatch done) {
        List<String> told = new ArrayList<>();
        String after = "";
        boolean isLast = false;
        while (true) {
            JsonNode page = ask(client, "?limit=" + limit + after);
            page.path("changes")
                    .forEach(change -> told.add(change.path("receipt").asString()));
            if (!page.path("next").isNull()) {
                after = "&after=" + page.path("next").asString();
            }
            if (isLast && !page.path("hasMore").asBoolean()) {
                return told;
            }
            isLast = done.getCount() == 0;
        }
    }

    private static List<String> read(ApiClient client, int limit) {
        return follow(client, limit, new CountDownLatch(0));
    }

    private static List<String> everything(ApiClient client) {
        return read(client, 2);
    }

    private static JsonNode ask(ApiClient client, String query) {
        HttpResponse<String> answer = client.get(CHANGES + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiClient.json(answer);
    }

    private static List<String> lines(JsonNode page) {
        return page.path("changes")
                .valueStream()
                .map(each -> (each.path("kind").asString() + " "
                                + each.path("status").asString() + " "
                                + each.path("returnReason").asString(""))
                        .strip())
                .toList();
    }

    private static String name(String message) {
        return JsonMapper.shared().readTree(message).path("messageId").asString();
    }

    private static String admission(Cnic cnic) {
        return """
                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "2023-01-16", "prison": "Camp Jail"}
                """.formatted(CourtMessages.id(), cnic.number());
    }

    private static String withdrawal(String messageId) {
        return """
                {"messageId": "%s", "withdraws": "%s", "reason": "Typed into the wrong case"}
                """.formatted(CourtMessages.id(), messageId);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }
}
