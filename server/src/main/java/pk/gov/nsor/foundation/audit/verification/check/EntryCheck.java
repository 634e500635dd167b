package pk.gov.nsor.foundation.audit.verification.check;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.BATCH_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_MALFORMED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_REORDERED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_TWICE;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.verification.ChangedEntries;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Findings;
import pk.gov.nsor.foundation.audit.verification.LeafCheck;
import pk.gov.nsor.foundation.audit.verification.Misplaced;
import pk.gov.nsor.foundation.audit.verification.PackedLeaves;
import pk.gov.nsor.foundation.audit.verification.RunningTree;
import pk.gov.nsor.foundation.audit.verification.SealedBatch;
import pk.gov.nsor.foundation.audit.verification.SeenIdentifiers;
import pk.gov.nsor.foundation.audit.verification.TrailSource;
import pk.gov.nsor.foundation.audit.verification.Unsigned;

/** Compares the entries of each batch with what was sealed. */
public final class EntryCheck {

    private static final int HASH = MerkleHash.BYTES;

    private final Findings findings;
    private final Misplaced misplaced;
    private final ChangedEntries changed;
    private final @Nullable ContentCheck contents;
    private final Unsigned unsigned;
    private final LeafCheck leaves = new LeafCheck();
    private final SeenIdentifiers identifiers = new SeenIdentifiers();
    private boolean isScattered;
    private final MessageDigest sha = RunningTree.sha256();
    private byte[] computed = {};
    private long entries;

    public EntryCheck(Findings findings, @Nullable ContentCheck contents, Unsigned unsigned) {
        this.findings = findings;
        this.unsigned = unsigned;
        this.misplaced = new Misplaced(findings);
        this.changed = new ChangedEntries(findings);
        this.contents = contents;
    }

    /** How many entries were there. */
    public long entries() {
        return entries;
    }

    /** @param follows whether the batch before it is there; otherwise that one's entries are found among its own */
    public void check(SealedBatch batch, boolean follows) {
        PackedLeaves found = batch.entries();
        entries += found.count();
        if (computed.length < HASH * found.count()) {
            computed = new byte[HASH * found.count()];
        }
        byte[] bytes = found.bytes();
        for (int row = 0; row < found.count(); row++) {
            RunningTree.leaf(sha, bytes, found.begin(row), found.end(row), computed, HASH * row);
        }
        identifiers(batch);
        if (fits(batch)) {
            for (int row = 0; row < found.count(); row++) {
                sealed(batch, row, row);
            }
        } else {
            compare(batch, follows);
        }
        unsigned.sealed(batch);
    }

    /** An entry that agrees with its seal, in its place. */
    private void sealed(SealedBatch batch, int row, int place) {
        PackedLeaves found = batch.entries();
        String wrong = leaves.wrong(found.bytes(), found.begin(row), found.end(row));
        if (wrong != null) {
            findings.add(Finding.at(
                    ENTRY_MALFORMED,
                    batch.firstLeaf() + place,
                    found.id(row),
                    "it is what was sealed, and is no entry: " + wrong));
            return;
        }
        unsigned.written(batch.firstLeaf() + place, LeafCheck.occurredAt(found.bytes(), found.begin(row)));
        if (contents != null) {
            contents.check(batch, row, place);
        }
    }

    /** That none of those sealed was sealed before. */
    private void identifiers(SealedBatch batch) {
        for (int place = 0; place < batch.ids().length; place++) {
            long id = batch.ids()[place];
            // An entry that cannot be checked is reported with its leaf.
            SeenIdentifiers.Seen seen = id > 0 ? identifiers.add(id) : SeenIdentifiers.Seen.FIRST;
            if (seen == SeenIdentifiers.Seen.TWICE) {
                findings.add(Finding.at(
                        ENTRY_TWICE, batch.firstLeaf() + place, id, "a leaf before this has the same identifier"));
            } else if (seen == SeenIdentifiers.Seen.SCATTERED && !isScattered) {
                isScattered = true;
                findings.add(
                        Finding.at(
                                ENTRY_TWICE,
                                batch.firstLeaf() + place,
                                id,
                                "the identifiers lie so far apart that nobody can tell whether one is there twice; the register counts them up by one"));
            }
        }
    }

    /** Once all batches were checked. */
    public void end(long size, TrailSource.Tail tail) {
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
            } else {
                sealed(batch, row, place);
            }
        }
        for (int place = 0; place < ids.length; place++) {
            if (!seen[place]) {
                misplaced.missing(batch.firstLeaf() + place, ids[place]);
            }
        }
    }
}
