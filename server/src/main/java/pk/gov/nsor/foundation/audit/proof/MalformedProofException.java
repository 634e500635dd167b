package pk.gov.nsor.foundation.audit.proof;

/** An encoding, note, key or checkpoint is not valid. The message says why. */
public final class MalformedProofException extends IllegalArgumentException {

    private final Fault fault;

    public MalformedProofException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** What is wrong with it. */
    public Fault fault() {
        return fault;
    }

    /** What can be wrong. */
    public enum Fault {
        /** An encoding of a version that is not known here. */
        UNKNOWN_VERSION,
        /** It ends in the middle of a field. */
        CUT_SHORT,
        /** Bytes follow its end. */
        TRAILING_BYTES,
        /** A field has a length that it cannot have. */
        WRONG_LENGTH,
        /** A field that is always there is null. */
        MISSING_FIELD,
        /** A text that is not UTF-8. */
        NOT_UTF_8,
        /** Not the lines of a signed note. */
        NOT_A_NOTE,
        /** Not the text of a key. */
        NOT_A_KEY,
        /** Not the lines of a checkpoint. */
        NOT_A_CHECKPOINT
    }
}
