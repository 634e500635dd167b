package pk.gov.nsor.simulator.smsc;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of messages to phones together, in whatever order they come. Parts of a message that is never completed
 * are forgotten after 10 minutes, or earlier when more than 1,000 messages are incomplete. Safe for use by many threads.
 */
final class Reassembly {

    private static final long PATIENCE_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int MOST_INCOMPLETE = 1_000;

    /**
     * A whole message.
     *
     * @param text all parts together
     * @param parts how many there were
     * @param encoding the encoding of the first
     */
    record Whole(String text, int parts, SmsEncoding encoding) {}

    private record Key(String phone, String sender, int scheme, int reference, int total) {}

    private static final class Incomplete {
        private final @Nullable Segment[] segments;
        private final long startedNanos;
        private int present;

        private Incomplete(int total, long startedNanos) {
            this.segments = new Segment[total];
            this.startedNanos = startedNanos;
        }
    }

    private final LinkedHashMap<Key, Incomplete> incomplete = new LinkedHashMap<>();

    /** Takes a part; returns the message when it is whole. A part that came before replaces its former self. */
    synchronized Optional<Whole> accept(String phone, String sender, Segment segment, long nowNanos) {
        Segment.Concatenation place = segment.concatenation();
        if (place == null) {
            String text = segment.encoding().decode(segment.octets());
            return Optional.of(new Whole(text, TextParts.count(text), segment.encoding()));
        }
        forgetOld(nowNanos);
        Key key = new Key(phone, sender, place.scheme(), place.reference(), place.total());
        Incomplete message = incomplete.computeIfAbsent(key, _ -> new Incomplete(place.total(), nowNanos));
        if (message.segments[place.number() - 1] == null) {
            message.present++;
        }
        message.segments[place.number() - 1] = segment;
        if (message.present < place.total()) {
            return Optional.empty();
        }
        incomplete.remove(key);
        return Optional.of(whole(message));
    }

    private void forgetOld(long nowNanos) {
        incomplete.values().removeIf(message -> nowNanos - message.startedNanos > PATIENCE_NANOS);
        if (incomplete.size() >= MOST_INCOMPLETE) {
            incomplete.pollFirstEntry();
        }
    }

    private static Whole whole(Incomplete message) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        SmsEncoding first = null;
        SmsEncoding current = null;
        for (Segment segment : message.segments) {
            if (segment == null) {
                continue;
            }
            // Neighbours of one encoding are decoded together: a sender may cut within a surrogate or an escape pair.
            if (current != null && current != segment.encoding()) {
                text.append(current.decode(run.toByteArray()));
                run.reset();
            }
            current = segment.encoding();
            first = first == null ? current : first;
            run.writeBytes(segment.octets());
        }
        if (first == null || current == null) {
            throw new IllegalStateException("a message is whole only when every part is there");
        }
        text.append(current.decode(run.toByteArray()));
        return new Whole(text.toString(), message.segments.length, first);
    }
}
