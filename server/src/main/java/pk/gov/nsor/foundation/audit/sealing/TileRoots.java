package pk.gov.nsor.foundation.audit.sealing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Roots of full tiles whose tile above is not full yet, which would otherwise be computed anew for each proof. They never
 * change; what is kept is bounded. Safe for use by many threads.
 */
public final class TileRoots {

    // Twice what the unfinished tiles of four levels can need
    private static final int MOST = 2 * 4 * 256;

    private final Map<Place, byte[]> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** Those that are known from the first on, up to the first that is not. */
    synchronized List<byte[]> known(int level, long first, int width) {
        List<byte[]> roots = new ArrayList<>(width);
        for (int index = 0; index < width; index++) {
            byte[] root = known.get(new Place(level, first + index));
            if (root == null) {
                break;
            }
            roots.add(root);
        }
        return roots;
    }

    synchronized void put(int level, long index, byte[] root) {
        known.put(new Place(level, index), root);
    }

    private record Place(int level, long index) {}
}
