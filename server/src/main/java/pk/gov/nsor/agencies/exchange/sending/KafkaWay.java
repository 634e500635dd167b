package pk.gov.nsor.agencies.exchange.sending;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.Event;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events to subscribers' topics, in the structured mode of CloudEvents, keyed by the name that the subscriber knows the
 * person by. The cluster has taken them, or they are given up, before the transaction ends that holds the subscriber open: the
 * client that sends never repeats anything later. Attempts of different topics do not wait for each other: what is asked of a topic
 * is asked without a transaction, by a client of its own.
 */
@Component
class KafkaWay implements Way {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaWay.class);

    private static final byte[] TYPE =
            "application/cloudevents+json; charset=UTF-8".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** Each holds a connection to the database until the cluster has answered. */
    private static final int WRITE_AT_ONCE = 4;

    private final KafkaTopics topics;
    private final Preparation preparation;
    private final JsonMapper json;
    private final Map<String, TopicClient> clients = new ConcurrentHashMap<>();
    private final Semaphore writing = new Semaphore(WRITE_AT_ONCE, true);

    KafkaWay(KafkaTopics topics, Preparation preparation, JsonMapper json) {
        this.topics = topics;
        this.preparation = preparation;
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.KAFKA;
    }

    @Override
    public void send(List<Event> events, String topic, Consumer<Result> ended) {
        Map<UUID, Result> results;
        TopicClient client = clients.computeIfAbsent(topic, one -> new TopicClient(topics.producer()));
        client.begin();
        try {
            results = attempt(events, topic, client);
        } finally {
            client.end();
        }
        events.forEach(event -> ended.accept(Objects.requireNonNull(results.get(event.id()))));
    }

    private Map<UUID, Result> attempt(List<Event> events, String topic, TopicClient client) {
        if (!topics.isThere()) {
            return all(events, Failure.UNREACHABLE);
        }
        Producer<String, byte[]> open;
        try {
            open = client.open();
            // First that somebody is there, as the address of a webhook is connected to before anything is made.
            int _ = open.partitionsFor(topic).size();
        } catch (KafkaException away) {
            client.discard();
            return all(events, failure(away));
        }
        writing.acquireUninterruptibly();
        try {
            Map<UUID, Result> results =
                    preparation.send(events, Channel.KAFKA, sent -> write(events, sent, topic, open));
            if (results.values().stream().anyMatch(result -> result.what() == Result.What.FAILED)) {
                client.discard();
            }
            return results;
        } catch (RuntimeException | Error failed) {
            LOG.warn(
                    "Events could not be written to a topic: {}",
                    failed.getClass().getName());
            client.discard();
            return all(events, Failure.OWN);
        } finally {
            writing.release();
        }
    }

    private Map<UUID, Result> write(
            List<Event> events, List<CloudEvent> sent, String topic, Producer<String, byte[]> open) {
        Map<UUID, Event> byId = events.stream().collect(Collectors.toMap(Event::id, Function.identity()));
        Map<UUID, Future<RecordMetadata>> written = new LinkedHashMap<>();
        for (CloudEvent event : sent) {
            ProducerRecord<String, byte[]> one =
                    new ProducerRecord<>(topic, event.subject().toString(), json.writeValueAsBytes(event));
            one.headers().add("content-type", TYPE);
            written.put(event.id(), open.send(one));
        }
        open.flush();
        Map<UUID, Result> results = new HashMap<>();
        written.forEach((id, taken) -> results.put(id, result(Objects.requireNonNull(byId.get(id)), taken)));
        return results;
    }

    private static Result result(Event event, Future<RecordMetadata> taken) {
        try {
            RecordMetadata _ = taken.get();
            return Result.of(event, Result.What.DELIVERED);
        } catch (ExecutionException refused) {
            return Result.failed(event, failure(refused.getCause()), null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Result.failed(event, Failure.SILENT, null);
        }
    }

    /** What can be tried again is a cluster that is away, and whose certificate is another's is not it; all else is its answer. */
    private static Failure failure(@Nullable Throwable failed) {
        return failed instanceof RetriableException || failed instanceof SslAuthenticationException
                ? Failure.UNREACHABLE
                : Failure.STATUS;
    }

    private static Map<UUID, Result> all(List<Event> events, Failure failure) {
        return events.stream().collect(Collectors.toMap(Event::id, event -> Result.failed(event, failure, null)));
    }

    @Override
    public void rest() {
        clients.values().forEach(TopicClient::rest);
    }

    @Override
    public void close() {
        clients.values().forEach(TopicClient::close);
    }
}
