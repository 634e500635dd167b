package pk.gov.nsor.foundation.audit.verification.check;

import static pk.gov.nsor.foundation.audit.verification.FindingKind.BATCH_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.BATCH_MISSING;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TILE_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TILE_MISSING;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.Findings;
import pk.gov.nsor.foundation.audit.verification.RunningTree;
import pk.gov.nsor.foundation.audit.verification.SealedBatch;
import pk.gov.nsor.foundation.audit.verification.StoredTiles;
import pk.gov.nsor.foundation.audit.verification.WantedRoots;

/** Rebuilds the tree from the sealed hashes, and compares batches, roots and tiles with it. */
public final class BatchCheck {

    private final Findings findings;
    private final @Nullable StoredTiles tiles;
    private final WantedRoots wanted;
    private final RunningTree tree;
    private long next;
    private long lastTransaction;
    private long lastEntry;
    private boolean isWhole = true;

    public BatchCheck(Findings findings, @Nullable StoredTiles tiles, WantedRoots wanted) {
        this.findings = findings;
        this.tiles = tiles;
        this.wanted = wanted;
        this.tree = new RunningTree(this::tile);
    }

    /** The index after the last leaf. */
    public long size() {
        return next;
    }

    /** Of the tree with all batches; null where one is missing. */
    public byte @Nullable [] root() {
        return isWhole ? tree.root() : null;
    }

    /** @return whether the batch before it is there */
    public boolean check(SealedBatch batch) {
        boolean follows = batch.firstLeaf() == next;
        if (!follows) {
            missing(batch);
        }
        boolean isInOrder = next == 0 || isBehindTheLast(batch);
        long[] ids = batch.ids();
        long first = ids.length == 0 ? batch.lastEntry() : ids[0];
        if (batch.nextLeaf() - batch.firstLeaf() != ids.length
                || ids.length == 0
                || ids[ids.length - 1] != batch.lastEntry()
                || !isInOrder) {
            changed(batch, first, "its entries are not those it says it ends with, or do not follow the batch before");
        }
        next = batch.nextLeaf();
        lastTransaction = batch.lastTransaction();
        lastEntry = batch.lastEntry();
        if (batch.hashes().length != MerkleHash.BYTES * ids.length) {
            isWhole = false;
        }
        if (isWhole) {
            grow(batch);
            if (!Arrays.equals(tree.root(), batch.root())) {
                changed(
                        batch,
                        first,
                        "the root that is stored for %,d leaves is not that of its hashes".formatted(batch.nextLeaf()));
            }
        }
        return follows;
    }

    /** Called once there are no more batches. */
    public void end() {
        if (isWhole && wanted.isNext(tree.size())) {
            wanted.reached(tree.root(), 0);
        }
        if (isWhole && tiles != null) {
            tiles.left()
                    .forEach(place -> findings.add(new Finding(
                            TILE_MISSING,
                            null,
                            null,
                            "tile %d of level %d stands for leaves that are not there"
                                    .formatted(place.index(), place.level()))));
        }
    }

    private void grow(SealedBatch batch) {
        for (int place = 0; place < batch.ids().length; place++) {
            if (wanted.isNext(tree.size())) {
                wanted.reached(tree.root(), batch.ids()[place]);
            }
            tree.append(batch.hashes(), MerkleHash.BYTES * place);
        }
    }

    private boolean isBehindTheLast(SealedBatch batch) {
        int order = Long.compareUnsigned(batch.lastTransaction(), lastTransaction);
        return order > 0 || (order == 0 && batch.lastEntry() > lastEntry);
    }

    private void missing(SealedBatch batch) {
        isWhole = false;
        findings.add(new Finding(
                BATCH_MISSING,
                next,
                null,
                batch.firstLeaf() > next
                        ? "what was sealed as leaves %d to %d is not there".formatted(next, batch.firstLeaf() - 1)
                        : "a second batch says what is sealed from leaf " + batch.firstLeaf() + " on"));
    }

    private void changed(SealedBatch batch, long entry, String detail) {
        findings.add(Finding.at(
                BATCH_CHANGED,
                batch.firstLeaf(),
                entry,
                "batch of leaves %d to %d: %s".formatted(batch.firstLeaf(), batch.nextLeaf() - 1, detail)));
    }

    private void tile(int level, long index, byte[] hashes) {
        if (tiles == null) {
            return;
        }
        byte[] stored = tiles.take(new StoredTiles.Place(level, index));
        long leaf = index << (8 * (level + 1));
        if (stored == null) {
            findings.add(
                    new Finding(TILE_MISSING, leaf, null, "tile %d of level %d is not there".formatted(index, level)));
        } else if (!Arrays.equals(stored, MerkleHash.sha256(hashes))) {
            findings.add(new Finding(
                    TILE_CHANGED,
                    leaf,
                    null,
                    "tile %d of level %d holds other hashes than the tree".formatted(index, level)));
        }
    }
}
