package pk.gov.nsor.agencies.exchange.sending;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Loopback;

/** Whether there is a Kafka cluster, how it is reached, and which topics events may go to. */
@Component
public class KafkaTopics {

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,248}");

    /** One attempt's longest time, as it holds up whoever closes the channel. */
    private static final int SENDS_WITHIN_MS = 5_000;

    private static final int ASKS_WITHIN_MS = 2_000;

    private final String bootstrap;
    private final Map<String, Object> security;

    /**
     * @param bootstrap brokers, {@code host:port} divided by commas; empty for no cluster
     * @param tls {@code verify-full}; {@code elsewhere} where something else guards the line; or empty, which is verify-full
     *     unless all brokers are on this machine
     * @param authorities a file with certificates (PEM); empty for those of the Java installation
     * @param key a file with the register's own key and certificates (PEM), by which brokers know it; empty for none
     * @throws IllegalArgumentException where a setting cannot be used
     */
    KafkaTopics(
            @Value("${nsor.kafka.bootstrap}") String bootstrap,
            @Value("${nsor.kafka.tls}") String tls,
            @Value("${nsor.kafka.tls-ca}") String authorities,
            @Value("${nsor.kafka.tls-key}") String key) {
        this.bootstrap = bootstrap.strip();
        this.security = switch (tls.strip()) {
            case "elsewhere" -> Map.of();
            case "verify-full" -> tls(authorities.strip(), key.strip());
            case "" -> isOnThisMachine() ? Map.of() : tls(authorities.strip(), key.strip());
            default ->
                throw new IllegalArgumentException("NSOR_KAFKA_TLS is verify-full or elsewhere, but is " + tls + ".");
        };
    }

    /** Whether channels of this kind can be opened. */
    public boolean isThere() {
        return !bootstrap.isEmpty();
    }

    /**
     * Checks that events may go to a topic.
     *
     * @throws InvalidValueException where there is no cluster, or no topic may be called so
     */
    public void require(@Nullable String topic) {
        if (!isThere()) {
            throw new InvalidValueException(
                            "exchange.no-kafka", "This register has no Kafka cluster (NSOR_KAFKA_BOOTSTRAP).")
                    .at("channel");
        }
        if (topic == null || !TOPIC.matcher(topic).matches()) {
            throw new InvalidValueException(
                            "exchange.topic",
                            "A topic has up to 249 letters, digits, points, hyphens and low lines, and begins with a letter"
                                    + " or digit.")
                    .at("topic");
        }
    }

    /** For a producer: each record once and in order, known to all replicas in sync, or refused within some seconds. */
    Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "nsor-exchange");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SENDS_WITHIN_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ASKS_WITHIN_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ASKS_WITHIN_MS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // Nothing is told to anybody of how the register works.
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }

    private boolean isOnThisMachine() {
        return Arrays.stream(bootstrap.split(",", -1))
                .map(broker -> broker.strip().replaceFirst(":[0-9]+$", ""))
                .allMatch(host -> host.isEmpty() || Loopback.isHost(host));
    }

    private static Map<String, Object> tls(String authorities, String key) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
        settings.put(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, "TLSv1.3,TLSv1.2");
        // Without it any certificate of an authority would do, whomever it names.
        settings.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");
        if (!authorities.isEmpty()) {
            settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, readable("NSOR_KAFKA_TLS_CA", authorities));
        }
        if (!key.isEmpty()) {
            settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
            settings.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, readable("NSOR_KAFKA_TLS_KEY", key));
        }
        return settings;
    }

    private static String readable(String setting, String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException(setting + " is a file (PEM), and cannot be read: " + file);
        }
        return file;
    }
}
