package pk.gov.nsor.foundation.audit.verification;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/** What the stored tiles hash to: 32 bytes for each of 65,536 leaves instead of 8,192. */
public final class StoredTiles {

    private final Map<Place, byte[]> digests = new HashMap<>();

    /** Where a tile lies. */
    public record Place(int level, long index) {}

    void add(int level, long index, byte[] hashes) {
        digests.put(new Place(level, index), MerkleHash.sha256(hashes));
    }

    /** SHA-256 of the tile's hashes, and forgets it; null where there is none. */
    public byte @Nullable [] take(Place place) {
        return digests.remove(place);
    }

    /** Those that nobody has taken. */
    public Iterable<Place> left() {
        return digests.keySet();
    }
}
