package pk.gov.nsor.foundation.audit.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check of the whole trail.
 *
 * @param size how many leaves are sealed
 * @param root of the tree, in base64; null where a batch is missing
 * @param entries how many entries were read for those leaves
 * @param unsealed how many entries follow that are not sealed yet
 * @param oldestUnsealed when the first of these was written; null where there is none
 * @param checkpoints how many stored checkpoints were compared with the tree
 * @param witnessed how many checkpoints of witnesses
 * @param boundTo how many leaves the largest matching one of these covers; later entries are attested by nobody
 * @param opened how many contents were decrypted and compared with their commitment; null where that was not asked
 * @param erased how many contents have no key any more; null where that was not asked
 * @param coverage what of the trail somebody has signed for; null in reports stored before this field existed
 * @param beginnings where the trail went on under another origin, the first first
 * @param findings the first in the trail first
 * @param found how many there are in all; of each kind some are listed
 */
public record Verdict(
        Instant begunAt,
        Instant endedAt,
        long size,
        @Nullable String root,
        long entries,
        long unsealed,
        @Nullable Instant oldestUnsealed,
        int checkpoints,
        int witnessed,
        long boundTo,
        @Nullable Long opened,
        @Nullable Long erased,
        @Nullable Coverage coverage,
        @Nullable List<Beginning> beginnings,
        List<Finding> findings,
        long found) {

    /**
     * The part of the trail covered by signatures. Where {@link Verdict#isSound} is true, that applies to the first
     * {@code signedTo} leaves, and to nothing else.
     *
     * @param signedTo how many leaves the largest checkpoint that fits is of, whoever holds it
     * @param signedAt when that was signed, as it says; null where it does not, or there is none
     * @param signedUntil when the last of these leaves was written, as it says; null where there is none
     * @param boundAt when the largest checkpoint that a witness holds and that fits was signed, as it says
     * @param boundUntil when the last leaf that it binds was written, as it says
     * @param witnessedAt when the witness signed it, by its own clock; null where no witness that signs with a time
     *     did
     * @param unsigned how many leaves follow that are under no signed checkpoint
     * @param oldestUnsigned the earliest time of these and of the entries that are not sealed; null where there are
     *     none
     */
    public record Coverage(
            long signedTo,
            @Nullable Instant signedAt,
            @Nullable Instant signedUntil,
            @Nullable Instant boundAt,
            @Nullable Instant boundUntil,
            @Nullable Instant witnessedAt,
            long unsigned,
            @Nullable Instant oldestUnsigned) {}

    /**
     * Where the trail went on under another origin, since leaves were lost.
     *
     * @param origin the new one
     * @param before the one before
     * @param leaf the first leaf that is not under the one before
     * @param at when the first checkpoint of the new one was signed, as it says
     * @param lost how many leaves from that one on somebody outside has seen under the origin before, which are gone; 0 where no
     *     checkpoint that was given says so
     * @param source who holds the checkpoint that says so
     */
    public record Beginning(
            String origin,
            String before,
            long leaf,
            @Nullable Instant at,
            long lost,
            @Nullable String source) {}

    public Verdict {
        // Reports from before there were any lack them.
        beginnings = beginnings == null ? List.of() : List.copyOf(beginnings);
        findings = List.copyOf(findings);
    }

    /** Whether everything is consistent; {@link #coverage} gives the part to which that applies. */
    public boolean isSound() {
        return found == 0;
    }
}
