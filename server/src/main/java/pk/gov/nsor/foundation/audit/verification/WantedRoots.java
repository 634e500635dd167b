package pk.gov.nsor.foundation.audit.verification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The roots at the sizes that checkpoints state, recorded while the tree grows past them. */
public final class WantedRoots {

    private static final byte[] NOT_REACHED = {};
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final long[] sizes;
    private final byte[][] roots;
    private final long[] entries;
    private final long[] written;
    private int next;
    private int nextLast;

    WantedRoots(LongStream wanted) {
        sizes = wanted.sorted().distinct().toArray();
        roots = new byte[sizes.length][];
        Arrays.fill(roots, NOT_REACHED);
        entries = new long[sizes.length];
        written = new long[sizes.length];
        Arrays.fill(written, UNKNOWN);
    }

    /** Whether the leaf is the last of a size that is wanted; to be asked of leaves in their order. */
    boolean isLast(long leaf) {
        while (nextLast < sizes.length && sizes[nextLast] <= leaf) {
            nextLast++;
        }
        return nextLast < sizes.length && sizes[nextLast] == leaf + 1;
    }

    /** When the entry of the leaf that {@link #isLast} was asked for was written. */
    void written(long micros) {
        written[nextLast] = micros;
    }

    /** When the last entry of the first so many leaves was written, as it says; null where that is not known. */
    @Nullable
    public Instant writtenBefore(long size) {
        int place = Arrays.binarySearch(sizes, size);
        return place < 0 || written[place] == UNKNOWN ? null : Instant.EPOCH.plus(written[place], ChronoUnit.MICROS);
    }

    /** Whether the tree is as large as the next size that is wanted. */
    public boolean isNext(long size) {
        return next < sizes.length && sizes[next] == size;
    }

    /** @param entry the one that becomes the next leaf */
    public void reached(byte[] root, long entry) {
        roots[next] = root;
        entries[next] = entry;
        next++;
    }

    /** The root at that size; null where the tree never had it. */
    public byte @Nullable [] root(long size) {
        int place = Arrays.binarySearch(sizes, size);
        return place < 0 || roots[place] == NOT_REACHED ? null : roots[place];
    }

    /** The entry that is the leaf of that index; null where there is none. */
    @Nullable
    public Long entryAt(long leaf) {
        int place = Arrays.binarySearch(sizes, leaf);
        return place < 0 || roots[place] == NOT_REACHED || entries[place] == 0 ? null : entries[place];
    }
}
