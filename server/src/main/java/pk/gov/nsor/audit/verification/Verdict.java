package pk.gov.nsor.audit.verification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole trail came to.
 *
 * @param size how many leaves are sealed
 * @param root of the tree, in base64; null where a batch is missing
 * @param entries how many entries were read in the place of those leaves
 * @param unsealed how many entries follow that are not sealed yet
 * @param oldestUnsealed when the first of these was written; null where there is none
 * @param checkpoints how many stored checkpoints were held against the tree
 * @param witnessed how many checkpoints of witnesses
 * @param boundTo how many leaves the largest of these that fits stands for; what is younger binds nobody
 * @param opened how many contents were opened and held against their commitment; null where that was not asked
 * @param erased how many contents have no key any more; null where that was not asked
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
        List<Finding> findings,
        long found) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether everything fitted. */
    public boolean isSound() {
        return found == 0;
    }
}
