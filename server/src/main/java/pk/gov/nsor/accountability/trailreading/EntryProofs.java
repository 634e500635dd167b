package pk.gov.nsor.accountability.trailreading;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.trailreading.export.ProvenLeaf;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.audit.proof.Checkpoint;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/** Where entries stand in the tree, and the proofs of it. */
@Component
public class EntryProofs {

    private final TrailProofs proofs;
    private final TrailCheckpoints checkpoints;

    EntryProofs(TrailProofs proofs, TrailCheckpoints checkpoints) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
    }

    /**
     * Where an entry stands.
     *
     * @param leaf its index; null while it is not sealed
     * @param checkpoint the newest; null while none is signed
     * @param proven null while the checkpoint is not over it
     */
    public record Standing(
            @Nullable Long leaf,
            @Nullable SignedNote checkpoint,
            @Nullable ProvenLeaf proven) {

        /** How many leaves the checkpoint is over; 0 while none is signed. */
        public long size() {
            return checkpoint == null ? 0 : Checkpoint.parse(checkpoint.text()).size();
        }
    }

    /** The newest signed statement about the tree. */
    public Optional<SignedNote> newest() {
        return checkpoints.newest();
    }

    /** Of an entry against the newest checkpoint. */
    public Standing of(long entry) {
        return of(entry, checkpoints.newest().orElse(null));
    }

    /** Of an entry against a checkpoint. */
    public Standing of(long entry, @Nullable SignedNote checkpoint) {
        Long leaf = proofs.leafOf(entry).orElse(null);
        Standing standing = new Standing(leaf, checkpoint, null);
        return leaf == null || leaf >= standing.size()
                ? standing
                : new Standing(
                        leaf,
                        checkpoint,
                        new ProvenLeaf(
                                proofs.encodingOf(entry).orElseThrow(), proofs.inclusion(leaf, standing.size())));
    }
}
