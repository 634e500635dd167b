package pk.gov.nsor.simulator.smsc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: {@code message} whenever a message comes or changes, {@code status} when the binds or the queue do,
 * {@code reset} when the stream cannot be resumed and the page must fetch everything anew.
 */
final class EventStream {

    /** Shorter than the patience of the proxies people put in between. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** A queue that empties fast changes thousands of times a second; nobody reads a status line that often. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(20);

    private record StatusLine(int binds, int queue, Misbehaviour misbehaviour) {}

    private final SmscSimulator simulator;
    private final Conversations conversations;
    /** Tells identifiers of events of this run from those of earlier ones. */
    private final String run =
            Integer.toUnsignedString(ThreadLocalRandom.current().nextInt(), Character.MAX_RADIX);

    private volatile boolean closed;

    EventStream(SmscSimulator simulator, Conversations conversations) {
        this.simulator = simulator;
        this.conversations = conversations;
    }

    /**
     * Writes events until the client goes or the stream is closed; with a phone only its messages.
     *
     * @throws IOException when the client has gone
     */
    void serve(HttpExchange exchange, @Nullable PhoneNumber phone) throws IOException, InterruptedException {
        String lastEventId = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        OptionalLong resumed = versionOf(lastEventId);
        long version = resumed.orElseGet(conversations::currentVersion);
        HttpAnswer.begin(exchange, "text/event-stream; charset=utf-8");
        OutputStream out = exchange.getResponseBody();
        write(out, "retry: 1000\n\n");
        if (lastEventId != null && resumed.isEmpty()) {
            write(out, event("reset", version, Map.of()));
        }
        StatusLine shown = null;
        while (!closed) {
            StatusLine current =
                    new StatusLine(simulator.boundSessions(), simulator.queueLength(), simulator.misbehaviour());
            if (!current.equals(shown)) {
                write(
                        out,
                        event(
                                "status",
                                version,
                                HandsetJson.statusLine(current.binds, current.queue, current.misbehaviour)));
                shown = current;
            }
            Conversations.Changes changes = conversations.changesAfter(version, HEARTBEAT);
            version = changes.upTo();
            write(out, changes.complete() ? events(changes, phone) : event("reset", version, Map.of()));
            Thread.sleep(LEAST_PAUSE);
        }
    }

    void close() {
        closed = true;
        conversations.wake();
    }

    private String events(Conversations.Changes changes, @Nullable PhoneNumber phone) {
        StringBuilder events = new StringBuilder();
        for (PhoneMessage message : changes.messages()) {
            if (phone == null || message.phone().equals(phone.international())) {
                events.append(event("message", message.version(), HandsetJson.message(message)));
            }
        }
        // A comment keeps the connection alive and shows that the client has gone.
        return events.isEmpty() ? ": still here\n\n" : events.toString();
    }

    private String event(String name, long version, Map<String, Object> data) {
        return "id: %s-%d\nevent: %s\ndata: %s\n\n"
                .formatted(run, version, name, HandsetJson.MAPPER.writeValueAsString(data));
    }

    private OptionalLong versionOf(@Nullable String eventId) {
        if (eventId == null || !eventId.matches(run + "-[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long version = Long.parseLong(eventId.substring(run.length() + 1));
        return version <= conversations.currentVersion() ? OptionalLong.of(version) : OptionalLong.empty();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
