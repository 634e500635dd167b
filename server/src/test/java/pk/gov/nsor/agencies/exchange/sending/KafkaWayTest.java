package pk.gov.nsor.agencies.exchange.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.agencies.exchange.EventKind;
import pk.gov.nsor.testing.Certificates;
import pk.gov.nsor.testing.KafkaBroker;
import tools.jackson.databind.json.JsonMapper;

/** How events reach a real broker, without a register: what they say is made up. */
@Tag("process")
class KafkaWayTest {

    private static final String TLS = "verify-full";

    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static String authorities;
    private static String own;
    private static KafkaBroker broker;

    private final List<KafkaWay> ways = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(folder);
        authorities = certificates.pem().toString();
        own = certificates.pem(certificates.issue("register")).toString();
        broker = new KafkaBroker(certificates, certificates.issue("broker")).start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void closeWays() {
        ways.forEach(KafkaWay::close);
    }

    @Test
    void whileATopicThatIsMissingIsAskedForAnotherHasItsEvents() throws Exception {
        KafkaWay way = way(new Patient(broker.address()));
        String missing = topic();
        String there = topic();
        broker.create(there);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread first =
                Thread.ofPlatform().start(() -> way.send(List.of(event()), missing, result -> order.add("missing")));
        await().until(() -> Arrays.stream(first.getStackTrace())
                .anyMatch(call -> call.getMethodName().equals("partitionsFor")));
        for (int one = 0; one < 3; one++) {
            way.send(List.of(event()), there, result -> order.add(there + result.what()));
        }
        assertThat(first.isAlive()).isTrue();
        assertThat(order).containsExactly(there + "DELIVERED", there + "DELIVERED", there + "DELIVERED");
        broker.create(missing);
        first.join();
        assertThat(order).hasSize(4).endsWith("missing");
    }

    @Test
    void aClientThatHasFailedIsReplacedForItsTopicAlone() {
        KafkaWay way = way(new KafkaTopics(broker.address(), "", "", ""));
        String late = topic();
        String there = topic();
        broker.create(there);
        deliver(way, there);
        assertThat(send(way, late)).isEqualTo(Result.What.FAILED);
        deliver(way, there);
        broker.create(late);
        deliver(way, late);
    }

    @Test
    void byTlsTheBrokerAndTheRegisterKnowEachOther() {
        String topic = topic();
        broker.create(topic);
        KafkaWay way = way(new KafkaTopics(broker.tlsAddress(), TLS, authorities, own));
        deliver(way, topic);
    }

    @Test
    void nothingIsWrittenToABrokerWithACertificateOfAnotherAuthorityOrForAnotherName() throws Exception {
        String topic = topic();
        broker.create(topic);
        Certificates strangers = new Certificates(Files.createDirectory(folder.resolve("strangers")));
        KafkaWay anotherAuthority =
                way(new KafkaTopics(broker.tlsAddress(), TLS, strangers.pem().toString(), own));
        assertThat(failure(anotherAuthority, topic)).isEqualTo(Failure.UNREACHABLE);
        // It is certified for the address and not for this name of it.
        String byName = broker.tlsAddress().replace("127.0.0.1", "localhost");
        KafkaWay anotherName = way(new KafkaTopics(byName, TLS, authorities, own));
        assertThat(failure(anotherName, topic)).isEqualTo(Failure.UNREACHABLE);
    }

    @Test
    void aRegisterThatTheBrokerDoesNotKnowWritesNothing() throws Exception {
        String topic = topic();
        broker.create(topic);
        Certificates strangers = new Certificates(Files.createDirectory(folder.resolve("unknown")));
        String unknown = strangers.pem(strangers.issue("somebody-else")).toString();
        assertThat(failure(way(new KafkaTopics(broker.tlsAddress(), TLS, authorities, unknown)), topic))
                .isEqualTo(Failure.UNREACHABLE);
        assertThat(failure(way(new KafkaTopics(broker.tlsAddress(), TLS, authorities, "")), topic))
                .isEqualTo(Failure.UNREACHABLE);
    }

    /** Asks for a topic until a test has made it. */
    private static final class Patient extends KafkaTopics {

        Patient(String bootstrap) {
            super(bootstrap, "", "", "");
        }

        @Override
        Map<String, Object> producer() {
            Map<String, Object> settings = new HashMap<>(super.producer());
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 120_000);
            return settings;
        }
    }

    private KafkaWay way(KafkaTopics topics) {
        KafkaWay way = new KafkaWay(topics, new MadeUp(), JsonMapper.shared());
        ways.add(way);
        return way;
    }

    /** An attempt has two seconds, and a broker that has just made a topic may need more: then it is tried again, as in use. */
    private static void deliver(KafkaWay way, String topic) {
        await().until(() -> send(way, topic) == Result.What.DELIVERED);
    }

    private static Result.What send(KafkaWay way, String topic) {
        return result(way, topic).what();
    }

    private static Failure failure(KafkaWay way, String topic) {
        return result(way, topic).failure();
    }

    private static Result result(KafkaWay way, String topic) {
        List<Result> results = new ArrayList<>();
        way.send(List.of(event()), topic, results::add);
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static String topic() {
        return "events-" + UUID.randomUUID();
    }

    private static Event event() {
        Instant now = Instant.parse("2026-11-30T02:14:26Z");
        return new Event(
                UUID.randomUUID(), 1, UUID.randomUUID(), UUID.randomUUID(), EventKind.ENDED, now, now, 0, null);
    }

    /** Tells of each event that it ended. */
    private static final class MadeUp extends Preparation {

        MadeUp() {
            super(null, null, null, null);
        }

        @Override
        Map<UUID, Result> send(
                List<Event> events, Channel channel, Function<List<CloudEvent>, Map<UUID, Result>> writing) {
            return writing.apply(events.stream()
                    .map(event -> new CloudEvent(
                            "1.0",
                            event.id(),
                            "urn:nsor:subscriber:" + event.subscriber(),
                            "pk.gov.nsor.whereabouts-unknown.ended.v1",
                            event.person(),
                            event.writtenAt(),
                            null,
                            null,
                            null))
                    .toList());
        }
    }
}
