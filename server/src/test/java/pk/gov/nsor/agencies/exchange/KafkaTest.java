package pk.gov.nsor.agencies.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Certificates;
import pk.gov.nsor.testing.KafkaBroker;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a subscriber finds in its topic of a real broker, which is killed meanwhile. The register writes to it by TLS. */
@Tag("process")
@RegisterTest
class KafkaTest {

    @TempDir
    private static Path folder;

    private static KafkaBroker broker;
    private static final String DISTRICT = "kharan";
    private static final int PEOPLE = 6;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Supervised supervised;

    KafkaTest(Supervised supervised) {
        this.supervised = supervised;
    }

    @DynamicPropertySource
    static void reachTheBroker(DynamicPropertyRegistry properties) throws Exception {
        Certificates certificates = new Certificates(folder);
        broker = new KafkaBroker(certificates, certificates.issue("broker")).start();
        properties.add("nsor.kafka.bootstrap", broker::tlsAddress);
        properties.add("nsor.kafka.tls", () -> "verify-full");
        Path authorities = certificates.pem();
        properties.add("nsor.kafka.tls-ca", authorities::toString);
        Path own = certificates.pem(certificates.issue("register"));
        properties.add("nsor.kafka.tls-key", own::toString);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void eachEventIsInTheTopicOnceInOrderAlsoWhereTheBrokerIsKilledAndNothingAfterTheClosing() {
        Subscribed subscribed = beans.createBean(Subscribed.class);
        String topic = "events-" + UUID.randomUUID();
        broker.create(topic);
        UUID channel = subscribed.open(client(), "whereabouts-unknown", Channel.KAFKA, topic);
        assertThatThrownBy(() -> subscribed.open(client(), "whereabouts-unknown", Channel.KAFKA, topic))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.topic.taken"));
        assertThatThrownBy(() -> subscribed.open(client(), "whereabouts-unknown", Channel.KAFKA, "no topic"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.topic"));
        List<PersonId> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(supervised.escapedIn(DISTRICT, LocalDate.now(clock)));
            if (person % 3 == 1) {
                broker.kill();
            } else if (person % 3 == 2) {
                broker.start();
            }
        }
        awaitNoneWaits(channel);
        broker.kill();
        people.forEach(person -> subscribed.seen(person, Actor.system("test")));
        await().until(() -> jdbc.sql("select failures from exchange.delivery where subscriber_id = ?")
                        .param(channel)
                        .query(Integer.class)
                        .single()
                > 0);
        broker.start();
        awaitNoneWaits(channel);
        List<ConsumerRecord<String, String>> records = read(topic, 2 * PEOPLE);
        Set<String> seen = new HashSet<>();
        Map<String, List<JsonNode>> ofEach = records.stream()
                .map(record -> JsonMapper.shared().readTree(record.value()))
                .filter(event -> seen.add(event.at("/id").asString()))
                .collect(Collectors.groupingBy(event -> event.at("/subject").asString()));
        assertThat(ofEach).hasSize(PEOPLE);
        assertThat(ofEach.values())
                .allSatisfy(events -> assertThat(events)
                        .extracting(event -> event.at("/type").asString())
                        .containsExactly(
                                "pk.gov.nsor.whereabouts-unknown.told.v1", "pk.gov.nsor.whereabouts-unknown.ended.v1"));
        assertThat(records).allSatisfy(record -> {
            assertThat(record.key())
                    .isEqualTo(JsonMapper.shared()
                            .readTree(record.value())
                            .at("/subject")
                            .asString());
            assertThat(new String(record.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8))
                    .startsWith("application/cloudevents+json");
        });

        subscribers.close(
                channel,
                "The order was lifted",
                new Officers(accounts).with(Role.REGISTRAR).actor());
        PersonId later = supervised.escapedIn(DISTRICT, LocalDate.now(clock));
        subscribed.awaitTold(later);
        assertThat(read(topic, records.size() + 1)).hasSameSizeAs(records);
    }

    private String client() {
        return clients.create(
                        "kafka-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "BALOCHISTAN_POLICE",
                        new ClientScope(false, Set.of(DISTRICT), Set.of(), Set.of()),
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .name();
    }

    /** Pauses after failures are passed over. */
    private void awaitNoneWaits(UUID channel) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.move(Duration.ofSeconds(70));
            return jdbc.sql("select count(*) from exchange.event where subscriber_id = ? and state = 'WAITING'")
                            .param(channel)
                            .query(Integer.class)
                            .single()
                    == 0;
        });
    }

    /** All that is in the topic from its beginning, once there are as many, or after some seconds. */
    private static List<ConsumerRecord<String, String>> read(String topic, int wanted) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.address(), "auto.offset.reset", "earliest", "enable.auto.commit", false);
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(one -> new org.apache.kafka.common.TopicPartition(topic, one.partition()))
                    .toList());
            long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (all.size() < wanted && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }
}
