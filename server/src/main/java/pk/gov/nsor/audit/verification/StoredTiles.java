package pk.gov.nsor.audit.verification;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.audit.proof.MerkleHash;

/** What the stored tiles hash to: 32 bytes for each of 65,536 leaves instead of 8,192. */
final class StoredTiles {

    private final Map<Place, byte[]> digests = new HashMap<>();

    /** Where a tile lies. */
    record Place(int level, long index) {}

    void add(int level, long index, byte[] hashes) {
        digests.put(new Place(level, index), MerkleHash.sha256(hashes));
    }

    /** SHA-256 of the tile's hashes, and forgets it; null where there is none. */
    byte @Nullable [] take(Place place) {
        return digests.remove(place);
    }

    /** Those that nobody has taken. */
    Iterable<Place> left() {
        return digests.keySet();
    }
}
