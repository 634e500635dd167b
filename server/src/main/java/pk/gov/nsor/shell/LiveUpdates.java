package pk.gov.nsor.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed. Only the topic's name is sent; a page then asks for its fragment again, with
 * the rights its reader has.
 */
@Component
public class LiveUpdates {

    /** A page asks again after this long, so that somebody who signed out hears no more. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveUpdates.class);

    private final Map<SseEmitter, Set<String>> listeners = new ConcurrentHashMap<>();

    /**
     * Tells every page of this process that listens to the topic. Returns at once; call it after the commit.
     *
     * @param topic lower-case letters, digits, dashes and slashes, for example {@code person/} and its identifier
     */
    public void publish(String topic) {
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

    /** A server that stops does not wait for pages that listen. */
    @EventListener(ContextClosedEvent.class)
    void close() {
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
