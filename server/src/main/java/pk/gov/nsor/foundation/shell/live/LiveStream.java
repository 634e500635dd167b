package pk.gov.nsor.foundation.shell.live;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The topics that one open page follows.
 *
 * @param number grows with each stream that is opened
 * @param session by which the page's reader is signed in
 */
record LiveStream(long number, UUID account, UUID session, Set<String> topics, SseEmitter emitter) {

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveStream.class);

    /** Those of the topics that it follows. */
    Set<String> of(Set<String> told) {
        return told.isEmpty() ? told : topics.stream().filter(told::contains).collect(Collectors.toSet());
    }

    void tell(String topic) {
        write(() -> emitter.send(SseEmitter.event().name("changed").data(topic, MediaType.TEXT_PLAIN)));
    }

    /**
     * Ends it, and first notifies the page that newer streams replace it, so that the page does not reopen it by
     * itself.
     */
    void displace() {
        write(() -> {
            emitter.send(SseEmitter.event().name("displaced").data("displaced", MediaType.TEXT_PLAIN));
            emitter.complete();
        });
    }

    void end() {
        write(emitter::complete);
    }

    /** A slow reader blocks only its own thread. */
    private void write(Writing writing) {
        Thread.ofVirtual().name("live").start(() -> {
            try {
                writing.write();
            } catch (IOException | IllegalStateException gone) {
                LOGGER.debug("A page that listened is gone", gone);
                emitter.complete();
            }
        });
    }

    private interface Writing {
        void write() throws IOException;
    }
}
