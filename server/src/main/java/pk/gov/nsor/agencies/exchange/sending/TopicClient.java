package pk.gov.nsor.agencies.exchange.sending;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's client for one topic, with one attempt at a time, so that it can be replaced once it has failed. A client of its own
 * for each topic: what one topic waits for holds up no other, and what ends with one client was of this topic alone.
 */
final class TopicClient {

    /** How long a client stays that nobody uses; it has a thread and connections. */
    private static final long RESTS_NANOS = Duration.ofMinutes(5).toNanos();

    private final Map<String, Object> settings;
    private final ReentrantLock attempt = new ReentrantLock(true);
    private @Nullable Producer<String, byte[]> producer;
    private long usedNanos;

    TopicClient(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Waits until the attempt before has ended. */
    void begin() {
        attempt.lock();
    }

    void end() {
        usedNanos = System.nanoTime();
        attempt.unlock();
    }

    /**
     * The client, within an attempt.
     *
     * @throws org.apache.kafka.common.KafkaException where its settings cannot be used
     */
    Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    /** Within an attempt: what the client has not sent, it never sends. The next attempt has another. */
    void discard() {
        Producer<String, byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    /** Lets go of the client where nobody has used it for a while. Waits for nobody. */
    void rest() {
        if (attempt.tryLock()) {
            try {
                if (producer != null && System.nanoTime() - usedNanos > RESTS_NANOS) {
                    discard();
                }
            } finally {
                attempt.unlock();
            }
        }
    }

    void close() {
        begin();
        try {
            discard();
        } finally {
            end();
        }
    }
}
