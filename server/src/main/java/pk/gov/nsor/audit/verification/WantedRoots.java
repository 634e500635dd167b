package pk.gov.nsor.audit.verification;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The roots at the sizes that checkpoints speak of, caught while the tree grows past them. */
final class WantedRoots {

    private static final byte[] NOT_REACHED = {};

    private final long[] sizes;
    private final byte[][] roots;
    private final long[] entries;
    private int next;

    WantedRoots(LongStream wanted) {
        sizes = wanted.sorted().distinct().toArray();
        roots = new byte[sizes.length][];
        Arrays.fill(roots, NOT_REACHED);
        entries = new long[sizes.length];
    }

    /** Whether the tree is as large as the next size that is wanted. */
    boolean isNext(long size) {
        return next < sizes.length && sizes[next] == size;
    }

    /** @param entry the one that becomes the next leaf */
    void reached(byte[] root, long entry) {
        roots[next] = root;
        entries[next] = entry;
        next++;
    }

    /** The root at that size; null where the tree never had it. */
    byte @Nullable [] root(long size) {
        int place = Arrays.binarySearch(sizes, size);
        return place < 0 || roots[place] == NOT_REACHED ? null : roots[place];
    }

    /** The entry that is the leaf of that index; null where there is none. */
    @Nullable
    Long entryAt(long leaf) {
        int place = Arrays.binarySearch(sizes, leaf);
        return place < 0 || roots[place] == NOT_REACHED || entries[place] == 0 ? null : entries[place];
    }
}
