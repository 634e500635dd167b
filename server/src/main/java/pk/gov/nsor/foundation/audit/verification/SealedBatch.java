package pk.gov.nsor.foundation.audit.verification;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch of leaves that were sealed together, and the entries that are in its place now.
 *
 * @param firstLeaf the index of its first leaf
 * @param nextLeaf the index after its last leaf
 * @param lastTransaction the transaction of its last entry
 * @param lastEntry the identifier of its last entry
 * @param root the root of the tree with this batch
 * @param ids the identifiers that were sealed, in the order of their leaves
 * @param hashes the hashes that were sealed, 32 bytes each
 * @param entries the entries that lie between the batch before and this one's last, in the order of their transactions
 * @param contentKeys the wrapped keys of the contents, by their identifiers, where contents are requested
 * @param named the hashes of whom entries name, by their identifiers; null where contents are not requested, or not
 *     there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedBatch(
        long firstLeaf,
        long nextLeaf,
        long lastTransaction,
        long lastEntry,
        byte[] root,
        long[] ids,
        byte[] hashes,
        PackedLeaves entries,
        Map<UUID, byte[]> contentKeys,
        @Nullable Map<Long, byte[]> named) {}
