package pk.gov.nsor.publicservice.enquiry.internal.scan;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.publicservice.enquiry.ScanPattern;

/**
 * Keeps from the database the blocks of which hardly anybody asks, which are nearly all. One byte a slot, eight bits of
 * different numbers, for one day and this process only; blocks that share a slot pass sooner. Threads that write at once
 * may lose a bit, and a block passes one number later.
 */
public final class ScanFilter {

    private static final int SLOTS = 1 << 23;
    private static final int PASSING = 3;

    private final int slots;
    private final int passing;
    private volatile @Nullable Day latest;

    public ScanFilter() {
        this(SLOTS, PASSING);
    }

    /**
     * @param slots a power of two
     * @param passing how many different numbers of a block must have been asked about, the present one included
     */
    public ScanFilter(int slots, int passing) {
        this.slots = slots;
        this.passing = passing;
    }

    /** Whether the number has to be counted. */
    boolean passes(ScanPattern kind, long block, long number, LocalDate day) {
        Day seen = latest;
        if (seen == null || !seen.day.equals(day)) {
            seen = begin(day);
        }
        byte[] bits = Objects.requireNonNull(seen.bits.get(kind));
        int slot = (int) mixed(block ^ seen.seed) & slots - 1;
        int all = bits[slot] | 1 << (int) (mixed(number ^ seen.seed) >>> 61);
        bits[slot] = (byte) all;
        return Integer.bitCount(all & 0xff) >= passing;
    }

    private synchronized Day begin(LocalDate day) {
        Day seen = latest;
        if (seen == null || !seen.day.equals(day)) {
            Map<ScanPattern, byte[]> bits = new EnumMap<>(ScanPattern.class);
            bits.put(ScanPattern.NARROW, new byte[slots]);
            bits.put(ScanPattern.WIDE, new byte[slots]);
            seen = new Day(day, new SecureRandom().nextLong(), bits);
            latest = seen;
        }
        return seen;
    }

    /** The finishing steps of SplitMix64: each bit of the result depends on each of the number. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    private record Day(LocalDate day, long seed, Map<ScanPattern, byte[]> bits) {}
}
