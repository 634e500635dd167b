package pk.gov.nsor.publicservice.enquiry.internal.scan;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.publicservice.enquiry.ScanPattern;

/**
 * Sees which numbers are answered about, and knows what is being scanned; in memory, so that no question waits for it. What
 * may belong to a scan is left for {@link ScanDetector}, as hashes under the key of its window.
 */
public class ScanWatch {

    /** A sender is in a sequence from so many numbers of one block in 24 hours. */
    static final int SEQUENCE_FROM = 3;

    private static final int HASH_BYTES = 16;
    private static final int MOST_WAITING = 50_000;

    private final ScanFilter filter;
    private final Keys keys;
    private final Clock clock;
    private final Queue<Trace> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private volatile Scanned scanned = new Scanned(EnumSet.noneOf(ScanPattern.class), Set.of());

    public ScanWatch(ScanFilter filter, Keys keys, Clock clock) {
        this.filter = filter;
        this.keys = keys;
        this.clock = clock;
    }

    /** A number that was answered about, with who asked. */
    record Trace(ScanPattern kind, LocalDate window, ByteBuffer subject, ByteBuffer number, ByteBuffer sender) {}

    /** What is being scanned: a kind with the hash of its subject. */
    record Subject(ScanPattern kind, ByteBuffer hash) {}

    /** Whether the number belongs to a block that is being scanned, or the sender to a sequence through it. */
    public boolean isScanned(SenderHash sender, Cnic cnic) {
        Scanned now = scanned;
        LocalDate today = LocalDate.now(clock);
        for (ScanPattern kind : now.kinds) {
            if (now.subjects.contains(
                    new Subject(kind, subject(kind, kind.window().firstDay(today), sender, cnic)))) {
                return true;
            }
        }
        return false;
    }

    /** Marks a sender's quota uses of the last 24 hours as being of one wide block; never 0. */
    public int block(SenderHash sender, Cnic cnic) {
        ByteBuffer of = ByteBuffer.allocate(1 + Long.BYTES + sender.bytes().length)
                .put((byte) 'T')
                .putLong(ScanPattern.SEQUENCE.block(cnic))
                .put(sender.bytes());
        int block = ByteBuffer.wrap(keys.keyedHash(key(ScanPattern.WIDE), LocalDate.now(clock))
                        .of(of.array()))
                .getInt();
        return block == 0 ? 1 : block;
    }

    /**
     * Takes note of an answer, whatever it says.
     *
     * @param alike how many numbers of the same wide block the sender was answered about in 24 hours, with this one
     */
    public void note(SenderHash sender, Cnic cnic, int alike) {
        LocalDate today = LocalDate.now(clock);
        for (ScanPattern kind : ScanPattern.values()) {
            boolean counts = kind.isOfOneSender()
                    ? alike >= SEQUENCE_FROM
                    : filter.passes(kind, kind.block(cnic), cnic.number(), today);
            if (counts) {
                add(trace(kind, kind.window().firstDay(today), sender, cnic));
            }
        }
    }

    /** Takes out what waits, the oldest first. */
    public List<Trace> take(int most) {
        List<Trace> taken = new ArrayList<>();
        Trace next = waiting.poll();
        while (next != null) {
            size.decrementAndGet();
            taken.add(next);
            next = taken.size() < most ? waiting.poll() : null;
        }
        return taken;
    }

    /** What is being scanned from now on. */
    void scanned(Set<Subject> subjects) {
        Set<ScanPattern> kinds = EnumSet.noneOf(ScanPattern.class);
        subjects.forEach(subject -> kinds.add(subject.kind));
        scanned = new Scanned(kinds, new HashSet<>(subjects));
    }

    /** Destroys the keys of windows that are over. */
    void forgetOld() {
        for (ScanPattern kind : ScanPattern.values()) {
            keys.destroyKeyedHashesBefore(key(kind), kind.window().firstDay(LocalDate.now(clock)));
        }
    }

    /** How many traces were not counted since too many waited. */
    public long dropped() {
        return dropped.sum();
    }

    private void add(Trace trace) {
        if (size.incrementAndGet() > MOST_WAITING) {
            size.decrementAndGet();
            dropped.increment();
        } else {
            waiting.add(trace);
        }
    }

    private Trace trace(ScanPattern kind, LocalDate window, SenderHash sender, Cnic cnic) {
        byte[] number = ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) 'N')
                .putLong(cnic.number())
                .array();
        return new Trace(
                kind,
                window,
                subject(kind, window, sender, cnic),
                hash(kind, window, number),
                hash(kind, window, sender.bytes()));
    }

    private ByteBuffer subject(ScanPattern kind, LocalDate window, SenderHash sender, Cnic cnic) {
        byte[] asked = kind.isOfOneSender() ? sender.bytes() : new byte[0];
        return hash(
                kind,
                window,
                ByteBuffer.allocate(2 + Long.BYTES + asked.length)
                        .put((byte) 'B')
                        .put((byte) kind.ordinal())
                        .putLong(kind.block(cnic))
                        .put(asked)
                        .array());
    }

    private ByteBuffer hash(ScanPattern kind, LocalDate window, byte[] of) {
        return ByteBuffer.wrap(Arrays.copyOf(keys.keyedHash(key(kind), window).of(of), HASH_BYTES));
    }

    private static String key(ScanPattern kind) {
        return kind.isOfOneSender() ? "scan-sequence" : "scan";
    }

    private record Scanned(Set<ScanPattern> kinds, Set<Subject> subjects) {}
}
