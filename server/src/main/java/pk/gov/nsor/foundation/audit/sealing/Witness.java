package pk.gov.nsor.foundation.audit.sealing;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.proof.ConsistencyProof;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/** A witness: a party outside the database that holds checkpoints. */
sealed interface Witness permits FileWitness, HttpWitness {

    /** The name that the settings give it. */
    String name();

    /**
     * Sends the witness a checkpoint.
     *
     * @param known the size of the last checkpoint it has taken, as far as the register knows; 0 before the first
     * @return its cosignature, null where it signs nothing
     * @throws WitnessRefusedException where the checkpoint it holds is not a prefix of this one
     * @throws WitnessAwayException where it cannot be reached, or does not do what it is asked for
     */
    SignedNote.@Nullable Signature take(Checkpoints.Signed checkpoint, long known, Growth growth);

    /** Proves that the tree grew from an earlier one up to the checkpoint that is sent. */
    @FunctionalInterface
    interface Growth {

        /** @param from a size that is not above the checkpoint's */
        ConsistencyProof from(long from);
    }

    /** It holds a checkpoint that does not fit: a fork, or a larger tree than there is. */
    final class WitnessRefusedException extends RuntimeException {

        WitnessRefusedException(String message) {
            super(message);
        }
    }

    /** It did not answer correctly; it is asked again later. */
    final class WitnessAwayException extends RuntimeException {

        WitnessAwayException(String message) {
            super(message);
        }

        WitnessAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
