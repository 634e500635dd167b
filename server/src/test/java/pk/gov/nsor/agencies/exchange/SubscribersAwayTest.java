package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.exchange.sending.Failure;
import pk.gov.nsor.agencies.exchange.sending.Receiver;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.testing.Certificates;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** Webhooks that are away for a day, that are many and slow, or that are somebody else. */
@RegisterTest
class SubscribersAwayTest {

    private static final int SLOW = 200;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private SubscriberState states;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Supervised supervised;
    private final List<UUID> channels = new ArrayList<>();
    private Subscribed subscribed;

    SubscribersAwayTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @BeforeEach
    void helper() {
        subscribed = beans.createBean(Subscribed.class);
    }

    @AfterEach
    void closeAll() {
        Actor registrar = new Officers(accounts).with(Role.REGISTRAR).actor();
        channels.forEach(channel -> subscribers.close(channel, "The test is over", registrar));
    }

    @Test
    void whoWasAwayForADayGetsAllOfItOnceAndThatItEndedAfterIt() {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(Receiver.Answering.with(delivery -> 503));
            UUID channel = open("harnai", receiver.address());
            List<PersonId> people = new ArrayList<>();
            for (int person = 0; person < 5; person++) {
                people.add(supervised.escapedIn("harnai", LocalDate.now(clock)));
            }
            people.forEach(subscribed::awaitTold);
            await().until(() -> !receiver.all().isEmpty());
            clock.move(Duration.ofDays(1));
            assertThat(states.away()).anyMatch(row -> row.id().equals(channel));
            letterSays(channel, "Events that wait: 5.", "answers each event with 2xx");
            int before = receiver.all().size();
            receiver.answers(Receiver.Answering.with(delivery -> 204));
            // It may have been tried once more before it was back.
            clock.move(Duration.ofHours(1));
            awaitNoneWaits(channel);
            people.forEach(person -> subscribed.seen(person, Actor.system("test")));
            people.forEach(subscribed::awaitTold);
            awaitNoneWaits(channel);
            List<Receiver.Delivery> taken =
                    receiver.all().subList(before, receiver.all().size());
            assertThat(taken).extracting(Receiver.Delivery::id).doesNotHaveDuplicates();
            assertThat(taken.stream()
                            .collect(java.util.stream.Collectors.groupingBy(Receiver.Delivery::subject))
                            .values())
                    .hasSize(5)
                    .allSatisfy(ofOne -> assertThat(ofOne)
                            .extracting(delivery -> delivery.event().at("/data").isObject())
                            .containsExactly(true, false));
        }
    }

    @Test
    void thereIsNoLetterAboutASystemThatTakesWhatThereIs() {
        try (Receiver receiver = new Receiver()) {
            assertThat(letter(open("harnai", receiver.address())).statusCode()).isEqualTo(404);
        }
    }

    private void letterSays(UUID channel, String... texts) {
        HttpResponse<byte[]> letter = letter(channel);
        assertThat(letter.statusCode()).isEqualTo(200);
        assertThat(PdfReading.text(letter.body()))
                .contains("Your system takes no events")
                .contains(texts);
    }

    private HttpResponse<byte[]> letter(UUID channel) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        return session.bytes(URI.create("/exchange/" + channel + "/letter.pdf"));
    }

    @Test
    void twoHundredThatAnswerNothingDelayNoOther() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        try (Receiver slow = new Receiver();
                Receiver well = new Receiver()) {
            slow.answers((delivery, exchange) -> {
                waiting.incrementAndGet();
                boolean _ = over.await(1, TimeUnit.MINUTES);
                exchange.sendResponseHeaders(204, -1);
            });
            for (int one = 0; one < SLOW; one++) {
                insert("pishin", slow.address());
            }
            UUID channel = open("pishin", well.address());
            PersonId first = supervised.escapedIn("pishin", LocalDate.now(clock));
            subscribed.awaitTold(first);
            awaitNoneWaits(channel);
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting.get() > SLOW / 2);
            for (int person = 0; person < 5; person++) {
                PersonId next = supervised.escapedIn("pishin", LocalDate.now(clock));
                subscribed.awaitTold(next);
                await().atMost(Duration.ofSeconds(3)).until(() -> waits(channel) == 0);
            }
            assertThat(well.once()).hasSize(6);
            assertThat(over.getCount()).isEqualTo(1);
            over.countDown();
        }
    }

    @Test
    void nothingIsToldToWhoeverShowsAnotherCertificate(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        AtomicInteger asked = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.context(certificates.self("somebody-else"))));
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        try {
            UUID channel =
                    open("duki", "https://127.0.0.1:" + server.getAddress().getPort() + "/events");
            subscribed.awaitTold(supervised.escapedIn("duki", LocalDate.now(clock)));
            await().until(() -> states.of(channel).orElseThrow().failure() == Failure.UNREACHABLE);
            assertThat(asked).hasValue(0);
            assertThat(waits(channel)).isOne();
        } finally {
            server.stop(0);
        }
    }

    private UUID open(String district, String address) {
        UUID channel = subscribed.open(client(district), "whereabouts-unknown", Channel.WEBHOOK, address);
        channels.add(channel);
        return channel;
    }

    /** As two people open it, without them: so many would take long. */
    private void insert(String district, String address) {
        UUID id = UUID.randomUUID();
        UUID client = clients.find(client(district)).orElseThrow().id();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into exchange.subscriber
                                (id, client_id, audience, channel, address, rests_on, proposal_id, opened_at, filled_at)
                            values (?, ?, 'whereabouts-unknown', 'WEBHOOK', ?, 'An order', ?, now(), now())
                            """).params(id, client, address, id).update();
            jdbc.sql("insert into exchange.delivery (subscriber_id) values (?)")
                    .param(id)
                    .update();
            keys.first(id);
        });
        channels.add(id);
    }

    private String client(String district) {
        return clients.create(
                        "away-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "BALOCHISTAN_POLICE",
                        new ClientScope(false, Set.of(district), Set.of(), Set.of()),
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .name();
    }

    private void awaitNoneWaits(UUID channel) {
        await().until(() -> waits(channel) == 0);
    }

    private int waits(UUID channel) {
        return jdbc.sql("select count(*) from exchange.event where subscriber_id = ? and state = 'WAITING'")
                .param(channel)
                .query(Integer.class)
                .single();
    }
}
