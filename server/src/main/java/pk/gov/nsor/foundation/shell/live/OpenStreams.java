package pk.gov.nsor.foundation.shell.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams that this process holds open. Where there are too many, the oldest is ended and not the newest: the
 * server learns that a page was left only when it writes to it.
 */
final class OpenStreams {

    /** After that a page opens its stream anew. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock opening = new ReentrantLock();
    private final int perSession;
    private final int perAccount;
    private long last;

    /** @throws IllegalArgumentException where a session may have none, or an account fewer than a session */
    OpenStreams(int perSession, int perAccount) {
        if (perSession < 1 || perAccount < perSession) {
            throw new IllegalArgumentException(
                    "nsor.live.per-session is at least 1 and nsor.live.per-account no less, not %s and %s"
                            .formatted(perSession, perAccount));
        }
        this.perSession = perSession;
        this.perAccount = perAccount;
    }

    SseEmitter open(UUID account, UUID session, Set<String> topics) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        opening.lock();
        try {
            makeRoom(stream -> stream.session().equals(session), perSession);
            makeRoom(stream -> stream.account().equals(account), perAccount);
            last++;
            LiveStream stream = new LiveStream(last, account, session, Set.copyOf(topics), emitter);
            emitter.onCompletion(() -> open.remove(stream));
            emitter.onTimeout(emitter::complete);
            emitter.onError(_ -> open.remove(stream));
            open.add(stream);
            try {
                // Nothing is written yet: it is kept until the answer begins.
                emitter.send(SseEmitter.event().comment("open").reconnectTime(1_000));
            } catch (IOException gone) {
                open.remove(stream);
            }
        } finally {
            opening.unlock();
        }
        return emitter;
    }

    private void makeRoom(Predicate<LiveStream> whose, int most) {
        List<LiveStream> theirs = open.stream()
                .filter(whose)
                .sorted(Comparator.comparingLong(LiveStream::number))
                .toList();
        theirs.stream().limit(Math.max(0, theirs.size() - most + 1)).forEach(stream -> {
            open.remove(stream);
            stream.displace();
        });
    }

    List<LiveStream> all() {
        return List.copyOf(open);
    }

    /** Those that follow one of the topics. */
    List<LiveStream> following(Set<String> topics) {
        return topics.isEmpty()
                ? List.of()
                : open.stream().filter(stream -> !stream.of(topics).isEmpty()).toList();
    }

    void end(LiveStream stream) {
        open.remove(stream);
        stream.end();
    }
}
