package pk.gov.nsor.audit.verification;

import static pk.gov.nsor.audit.verification.FindingKind.BATCH_CHANGED;
import static pk.gov.nsor.audit.verification.FindingKind.ENTRY_REORDERED;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.audit.proof.MerkleHash;

/** Holds the entries of each batch against what was sealed of them. */
final class EntryCheck {

    private static final int HASH = MerkleHash.BYTES;

    private final Findings findings;
    private final Misplaced misplaced;
    private final ChangedEntries changed;
    private final @Nullable ContentCheck contents;
    private final MessageDigest sha = RunningTree.sha256();
    private byte[] computed = {};
    private long entries;

    EntryCheck(Findings findings, @Nullable ContentCheck contents) {
        this.findings = findings;
        this.misplaced = new Misplaced(findings);
        this.changed = new ChangedEntries(findings);
        this.contents = contents;
    }

    /** How many entries were there. */
    long entries() {
        return entries;
    }

    /** @param follows whether the batch before it is there; otherwise that one's entries are found among its own */
    void check(SealedBatch batch, boolean follows) {
        PackedLeaves found = batch.entries();
        entries += found.count();
        if (computed.length < HASH * found.count()) {
            computed = new byte[HASH * found.count()];
        }
        byte[] bytes = found.bytes();
        for (int row = 0; row < found.count(); row++) {
            RunningTree.leaf(sha, bytes, found.begin(row), found.end(row), computed, HASH * row);
        }
        if (!fits(batch)) {
            compare(batch, follows);
        } else if (contents != null) {
            for (int row = 0; row < found.count(); row++) {
                contents.check(batch, row, row);
            }
        }
    }

    /** Once all batches were checked. */
    void end(long size, TrailSource.Tail tail) {
        changed.tell();
        misplaced.tell(size, tail);
    }

    private boolean fits(SealedBatch batch) {
        PackedLeaves found = batch.entries();
        int count = batch.ids().length;
        if (found.count() != count || batch.hashes().length != HASH * count) {
            return false;
        }
        for (int row = 0; row < count; row++) {
            if (found.id(row) != batch.ids()[row]) {
                return false;
            }
        }
        return Arrays.equals(computed, 0, HASH * count, batch.hashes(), 0, HASH * count);
    }

    private void compare(SealedBatch batch, boolean follows) {
        long[] ids = batch.ids();
        if (batch.hashes().length != HASH * ids.length) {
            findings.add(Finding.at(
                    BATCH_CHANGED,
                    batch.firstLeaf(),
                    ids.length == 0 ? batch.lastEntry() : ids[0],
                    "the batch names " + ids.length + " entries and has hashes of " + batch.hashes().length / HASH));
            return;
        }
        Map<Long, Integer> places = new HashMap<>();
        for (int place = 0; place < ids.length; place++) {
            places.put(ids[place], place);
        }
        boolean[] seen = new boolean[ids.length];
        int next = 0;
        for (int row = 0; row < batch.entries().count(); row++) {
            long id = batch.entries().id(row);
            Integer place = places.get(id);
            if (place == null) {
                if (follows) {
                    misplaced.notSealedHere(id, batch.firstLeaf() + next);
                }
                continue;
            }
            seen[place] = true;
            if (place < next) {
                findings.add(Finding.at(
                        ENTRY_REORDERED,
                        batch.firstLeaf() + place,
                        id,
                        "it was sealed as leaf " + (batch.firstLeaf() + place) + ", and stands behind entry "
                                + ids[next - 1] + ", which is leaf " + (batch.firstLeaf() + next - 1)));
            } else {
                next = place + 1;
            }
            if (!RunningTree.same(computed, HASH * row, batch.hashes(), HASH * place)) {
                changed.add(
                        batch.firstLeaf() + place,
                        batch.entries().encoding(row),
                        Arrays.copyOfRange(batch.hashes(), HASH * place, HASH * (place + 1)));
            } else if (contents != null) {
                contents.check(batch, row, place);
            }
        }
        for (int place = 0; place < ids.length; place++) {
            if (!seen[place]) {
                misplaced.missing(batch.firstLeaf() + place, ids[place]);
            }
        }
    }
}
