package pk.gov.nsor.agencies.exchange.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

class KafkaTopicsTest {

    private static final String FAR = "kafka-1.nadra.example:9093,kafka-2.nadra.example:9093";

    @TempDir
    private Path folder;

    @Test
    void brokersElsewhereAreReachedByTlsToTheirNamesUnlessSomebodySaysThatTheLineIsGuarded() {
        assertThat(new KafkaTopics(FAR, "", "", "").producer())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.endpoint.identification.algorithm", "https");
        assertThat(new KafkaTopics("127.0.0.1:9092," + FAR, "", "", "").producer())
                .containsEntry("security.protocol", "SSL");
        assertThat(new KafkaTopics(FAR, "elsewhere", "", "").producer()).doesNotContainKey("security.protocol");
        assertThat(new KafkaTopics("127.0.0.1:9092", "", "", "").producer()).doesNotContainKey("security.protocol");
        assertThat(new KafkaTopics("127.0.0.1:9092", "verify-full", "", "").producer())
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void filesOfCertificatesAreUsedAndOneThatIsNotThereIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "");
        assertThat(new KafkaTopics(FAR, "", file.toString(), file.toString()).producer())
                .containsEntry("ssl.truststore.location", file.toString())
                .containsEntry("ssl.keystore.location", file.toString());
        assertThatThrownBy(() -> new KafkaTopics(FAR, "", "/nowhere.pem", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NSOR_KAFKA_TLS_CA");
        assertThatThrownBy(() -> new KafkaTopics(FAR, "none", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NSOR_KAFKA_TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ش", "-a", "__consumer_offsets", "..", "a/b", "a\n"})
    void whatIsNoTopicIsRefused(String topic) {
        assertThatThrownBy(() -> new KafkaTopics(FAR, "", "", "").require(topic))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.topic"));
    }

    @Test
    void withoutAClusterNoTopicIsTaken() {
        assertThatCode(() -> new KafkaTopics(FAR, "", "", "").require("punjab.police-events_1"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new KafkaTopics("", "", "", "").require("events"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("exchange.no-kafka"));
    }
}
