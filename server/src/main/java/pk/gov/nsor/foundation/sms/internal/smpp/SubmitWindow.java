package pk.gov.nsor.foundation.sms.internal.smpp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The submit_sm of a link that are sent and not yet answered, oldest first. Guarded by its link. */
final class SubmitWindow {

    private static final long FIRST_PAUSE_NANOS = 100_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000_000L;

    private final int size;
    private final Map<Integer, OutgoingPart> unanswered = new LinkedHashMap<>();
    private final List<PutOff> putOff = new ArrayList<>();
    private long pauseNanos;
    private long pausedAt;

    SubmitWindow(int size) {
        this.size = size;
    }

    private record PutOff(OutgoingPart part, long dueNanos) {}

    /** True where another part may be sent: the window has room beside what was put off, and the SMSC has not just asked to slow down. */
    boolean isOpen(long now) {
        return unanswered.size() + putOff.size() < size && (pauseNanos == 0 || now - pausedAt >= pauseNanos);
    }

    void sent(int sequence, OutgoingPart part) {
        unanswered.put(sequence, part);
    }

    @Nullable
    OutgoingPart answered(int sequence) {
        return unanswered.remove(sequence);
    }

    /**
     * The SMSC is overloaded: nothing is sent for a while, for longer each time until one is confirmed.
     *
     * @return true where it has just begun
     */
    boolean pause(long now) {
        boolean begins = pauseNanos == 0;
        if (begins || now - pausedAt >= pauseNanos) {
            pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.max(FIRST_PAUSE_NANOS, pauseNanos * 2));
            pausedAt = now;
        }
        return begins;
    }

    void confirmed() {
        pauseNanos = 0;
    }

    /** Keeps a part until it is to be sent again. Its place in the window is kept, too, lest everything be put off. */
    void putOff(OutgoingPart part, long dueNanos) {
        putOff.add(new PutOff(part, dueNanos));
    }

    /** Takes out what was put off until now. */
    List<OutgoingPart> takeDue(long now) {
        List<OutgoingPart> due = new ArrayList<>();
        putOff.removeIf(one -> one.dueNanos() - now <= 0 && due.add(one.part()));
        return due;
    }

    /** Takes out what was sent before a moment and is still unanswered. */
    List<OutgoingPart> takeOlderThan(long moment) {
        List<OutgoingPart> old = new ArrayList<>();
        Iterator<OutgoingPart> parts = unanswered.values().iterator();
        while (parts.hasNext()) {
            OutgoingPart part = parts.next();
            if (part.sentNanos() - moment >= 0) {
                break;
            }
            parts.remove();
            old.add(part);
        }
        return old;
    }

    List<OutgoingPart> takeAll() {
        List<OutgoingPart> all = new ArrayList<>(unanswered.values());
        unanswered.clear();
        putOff.forEach(one -> all.add(one.part()));
        putOff.clear();
        return all;
    }
}
