package pk.gov.nsor.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pk.gov.nsor.transactions.PerTransaction;

/**
 * Tells open pages that something changed. Only the topic's name is sent; a page then asks for its fragment again, with
 * the rights its reader has.
 */
@Component
public class LiveUpdates {

    /** A page asks again after this long, so that somebody who signed out hears no more. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveUpdates.class);

    private static final String CHANNEL = "nsor_live";

    private final Map<SseEmitter, Set<String>> listeners = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final ChannelListener channel;
    private final PerTransaction<Set<String>> publishing = new PerTransaction<>(LinkedHashSet::new);

    LiveUpdates(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.channel = new ChannelListener(dataSource, CHANNEL, topics -> topics.forEach(this::tell));
    }

    /**
     * Tells every page that listens to the topic, whichever process serves it. Within a transaction it is told with the
     * commit, and not where that fails.
     *
     * @param topic lower-case letters, digits, dashes and slashes, for example {@code person/} and its identifier
     */
    public void publish(String topic) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            notify(Set.of(topic));
            return;
        }
        Set<String> told = publishing.get();
        told.add(topic);
        if (told.size() == 1) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    LiveUpdates.this.notify(told);
                }
            });
        }
    }

    private void notify(Set<String> topics) {
        jdbc.sql("select pg_notify(?, topic) from unnest(?) as topic")
                .params(CHANNEL, topics.toArray(String[]::new))
                .query(row -> {});
    }

    private void tell(String topic) {
        listeners.forEach((emitter, topics) -> {
            if (topics.contains(topic)) {
                // A slow reader keeps only its own thread.
                Thread.ofVirtual().name("live").start(() -> send(emitter, topic));
            }
        });
    }

    /** Opens a stream of the topics' changes. */
    public SseEmitter open(Set<String> topics) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> listeners.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> listeners.remove(emitter));
        listeners.put(emitter, Set.copyOf(topics));
        try {
            emitter.send(SseEmitter.event().comment("open").reconnectTime(1_000));
        } catch (IOException gone) {
            listeners.remove(emitter);
        }
        return emitter;
    }

    @EventListener(ContextRefreshedEvent.class)
    void open() {
        if (!channel.isRunning()) {
            channel.start();
        }
    }

    /** A server that stops does not wait for pages that listen. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        channel.stop();
        listeners.keySet().forEach(SseEmitter::complete);
    }

    private void send(SseEmitter emitter, String topic) {
        try {
            emitter.send(SseEmitter.event().name("changed").data(topic, MediaType.TEXT_PLAIN));
        } catch (IOException | IllegalStateException gone) {
            LOGGER.debug("A page that listened is gone", gone);
            listeners.remove(emitter);
        }
    }
}
