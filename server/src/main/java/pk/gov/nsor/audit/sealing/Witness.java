package pk.gov.nsor.audit.sealing;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.audit.proof.ConsistencyProof;
import pk.gov.nsor.audit.proof.SignedNote;

/** Somebody outside the database who holds checkpoints. */
sealed interface Witness permits FileWitness, HttpWitness {

    /** The name that the settings give it. */
    String name();

    /**
     * Hands it a checkpoint.
     *
     * @param known the size of the last checkpoint it has taken, as far as the register knows; 0 before the first
     * @return its cosignature, null where it signs nothing
     * @throws WitnessRefusedException where what it holds is not the beginning of this
     * @throws WitnessAwayException where it cannot be reached, or does not do what it is asked for
     */
    SignedNote.@Nullable Signature take(Checkpoints.Signed checkpoint, long known, Growth growth);

    /** Proves growth up to the checkpoint that is handed over. */
    @FunctionalInterface
    interface Growth {

        /** @param from a size that is not above the checkpoint's */
        ConsistencyProof from(long from);
    }

    /** It holds something that does not fit: a fork, or more than there is. */
    final class WitnessRefusedException extends RuntimeException {

        WitnessRefusedException(String message) {
            super(message);
        }
    }

    /** It did not answer as it should; it is asked again later. */
    final class WitnessAwayException extends RuntimeException {

        WitnessAwayException(String message) {
            super(message);
        }

        WitnessAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
