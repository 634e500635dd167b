package pk.gov.nsor.audit.verification;

import java.util.Map;
import java.util.UUID;

/**
 * What was sealed together, and the entries that are in its place now.
 *
 * @param firstLeaf the index of its first leaf
 * @param nextLeaf the index after its last leaf
 * @param lastTransaction the transaction of its last entry
 * @param lastEntry the identifier of its last entry
 * @param root the root of the tree with this batch
 * @param ids the identifiers that were sealed, in the order of their leaves
 * @param hashes the hashes that were sealed, 32 bytes each
 * @param entries the entries that lie between the batch before and this one's last, in the order of their transactions
 * @param contentKeys the wrapped keys of the contents, by their identifiers, where contents are asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedBatch(
        long firstLeaf,
        long nextLeaf,
        long lastTransaction,
        long lastEntry,
        byte[] root,
        long[] ids,
        byte[] hashes,
        PackedLeaves entries,
        Map<UUID, byte[]> contentKeys) {}
