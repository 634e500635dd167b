package pk.gov.nsor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;

/** One class is a feed: its messages are checked, acknowledged, counted once, and processed one after another. */
@RegisterTest
@Import(PassportsIssued.class)
class FeedExampleTest {

    private static final String DISTRICT = "multan";

    @Autowired
    private PassportsIssued passports;

    @Autowired
    private FeedInbox feeds;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Machine client = new Machine(UUID.randomUUID(), "", Feed.NADRA, "NADRA");
    private Actor actor = Actor.system("test");

    @BeforeEach
    void speaksForOneDistrict() {
        MachineClient created = clients.create(
                "passports-" + id().substring(0, 8),
                Feed.NADRA,
                "NADRA",
                new ClientScope(false, Set.of(DISTRICT), Set.of(), Set.of()),
                ClientCredentials.newSecret(),
                Actor.system("test"));
        client = created.machine();
        actor = new Actor(Actor.Kind.MACHINE, created.id(), "192.0.2.1");
    }

    @Test
    void whatWasAcknowledgedIsProcessedInItsOrder() {
        List<Cnic> people = List.of(Samples.cnic(), Samples.cnic(), Samples.cnic());
        for (Cnic person : people) {
            assertThat(send(body(id(), person, DISTRICT, today())).isRepetition())
                    .isFalse();
        }
        new FeedWork(jdbc).await();
        assertThat(passports.taken())
                .extracting(PassportsIssued.Issued::cnic)
                .filteredOn(people::contains)
                .containsExactlyElementsOf(people);
    }

    @Test
    void theSameMessageCountsOnceAlsoWhenItIsSentAtTheSameMoment() {
        Cnic person = Samples.cnic();
        byte[] body = body(id(), person, DISTRICT, today());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<FeedInbox.Answer>> answers;
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            answers = IntStream.range(0, 4)
                    .mapToObj(_ -> senders.submit(() -> {
                        start.await();
                        return send(body);
                    }))
                    .toList();
            start.countDown();
        }
        List<FeedInbox.Answer> received =
                answers.stream().map(Future::resultNow).toList();
        assertThat(received)
                .extracting(FeedInbox.Answer::receipt)
                .containsOnly(received.getFirst().receipt());
        assertThat(received).filteredOn(answer -> !answer.isRepetition()).hasSize(1);
        new FeedWork(jdbc).await();
        assertThat(passports.taken())
                .filteredOn(issued -> issued.cnic().equals(person))
                .hasSize(1);
    }

    @Test
    void anotherMessageUnderTheSameNameIsRefused() {
        String messageId = id();
        Cnic person = Samples.cnic();
        FeedInbox.Answer _ = send(body(messageId, person, DISTRICT, today()));
        refused(409, body(messageId, Samples.cnic(), DISTRICT, today()), "/messageId");
        new FeedWork(jdbc).await();
        assertThat(passports.taken())
                .filteredOn(issued -> issued.messageId().equals(messageId))
                .extracting(PassportsIssued.Issued::cnic)
                .containsExactly(person);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        refused(422, body("", null, DISTRICT, "tomorrow"), "/messageId", "/cnic", "/on");
        refused(422, body("x".repeat(65), Samples.cnic(), DISTRICT, today()), "/messageId");
        assertThat(send(body(id() + "x".repeat(28), Samples.cnic(), DISTRICT, today()))
                        .isRepetition())
                .as("64 characters")
                .isFalse();
    }

    @Test
    void whatTheClientDoesNotSpeakForIsRefusedAndNotKept() {
        String messageId = id();
        refused(403, body(messageId, Samples.cnic(), "lahore", today()), "/district");
        assertThat(jdbc.sql("select count(*) from feeds.received where message_id = ?")
                        .param(messageId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTextThatWouldTellWhoASurvivorIsIsRefused() {
        refused(422, body(id(), Samples.cnic(), "victim Ayesha Bibi", today()), "/district");
    }

    private FeedInbox.Answer send(byte[] body) {
        return feeds.receive(passports, body, client, actor);
    }

    private void refused(int status, byte[] body, String... fields) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> send(body))
                .satisfies(problem -> {
                    assertThat(problem.status().value()).isEqualTo(status);
                    assertThat(problem.errors()).extracting(FieldProblem::field).containsExactlyInAnyOrder(fields);
                });
    }

    private static byte[] body(String messageId, @Nullable Cnic cnic, String district, String on) {
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "messageId",
                        messageId,
                        "cnic",
                        cnic == null ? "" : cnic.formatted(),
                        "district",
                        district,
                        "on",
                        on));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
