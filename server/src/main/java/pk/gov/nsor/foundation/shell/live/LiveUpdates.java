package pk.gov.nsor.foundation.shell.live;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.transactions.TransactionScoped;

/**
 * Notifies open pages that something changed. Only the topic's name is sent; a page then requests its fragment again,
 * with its reader's rights. A topic needs the authority of the page that it refreshes ({@link LiveTopic}); it is
 * checked when the stream is opened, and again before each notification. A stream ends within about a second of its
 * session, whichever process ended that.
 */
@Component
public class LiveUpdates {

    private static final String CHANNEL = "nsor_live";

    /** How often ended sessions are searched for, while no change makes them known earlier. */
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final OpenStreams streams;
    private final Sessions sessions;
    private final ObjectProvider<LiveTopic> topics;
    private final ChannelListener channel;
    private final LiveNotifications notifications;
    private final TransactionScoped<Set<String>> publishing = new TransactionScoped<>(LinkedHashSet::new);
    private long lookedNanos = System.nanoTime();

    LiveUpdates(
            JdbcClient jdbc,
            DataSource dataSource,
            Sessions sessions,
            ObjectProvider<LiveTopic> topics,
            @Value("${nsor.live.per-session}") int perSession,
            @Value("${nsor.live.per-account}") int perAccount) {
        this.streams = new OpenStreams(perSession, perAccount);
        this.sessions = sessions;
        this.topics = topics;
        this.channel = new ChannelListener(dataSource, CHANNEL, this::hear);
        this.notifications = new LiveNotifications(jdbc, CHANNEL);
    }

    /**
     * Notifies every page that listens to the topic, whichever process serves it: soon after the commit of the
     * transaction, and not where that fails. A notification is not stored, so one may be lost.
     *
     * @param topic lower-case letters, digits, dashes and slashes, for example {@code person/} and its identifier
     */
    public void publish(String topic) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            notifications.send(Set.of(topic));
            return;
        }
        Set<String> told = publishing.get();
        told.add(topic);
        if (told.size() == 1) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    notifications.send(told);
                }
            });
        }
    }

    /**
     * Opens a stream of the topics' changes. One more than a session or an account may have ends the oldest.
     *
     * @param session by which the reader is signed in
     * @return empty where one of the topics is none, or is of a page that the reader may not open
     */
    public Optional<SseEmitter> open(SignedIn reader, UUID session, Set<String> topics) {
        return topics.stream().allMatch(topic -> isFor(reader, topic))
                ? Optional.of(streams.open(reader.accountId(), session, topics))
                : Optional.empty();
    }

    private boolean isFor(SignedIn reader, String topic) {
        return topics.stream().anyMatch(kind -> kind.isFor(reader, topic));
    }

    /** One after the other, by the one thread that listens; each stream is written to by a thread of its own. */
    private void hear(List<String> said) {
        Set<String> told = new HashSet<>(said);
        boolean isLook = System.nanoTime() - lookedNanos >= LOOK_NANOS;
        Collection<LiveStream> concerned = isLook ? streams.all() : streams.following(told);
        if (isLook) {
            lookedNanos = System.nanoTime();
        }
        Map<UUID, SignedIn> readers =
                sessions.signedIn(concerned.stream().map(LiveStream::session).collect(Collectors.toSet()));
        for (LiveStream stream : concerned) {
            SignedIn reader = readers.get(stream.session());
            Set<String> tell = stream.of(told);
            if (reader == null || !tell.stream().allMatch(topic -> isFor(reader, topic))) {
                streams.end(stream);
            } else {
                tell.forEach(stream::tell);
            }
        }
    }

    @EventListener(ContextRefreshedEvent.class)
    void start() {
        if (!channel.isRunning()) {
            channel.start();
            notifications.start();
        }
    }

    /** A server that stops does not wait for pages that listen. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        notifications.stop();
        channel.stop();
        streams.all().forEach(streams::end);
    }
}
