package pk.gov.nsor.agencies.verification.nadra;

/** NADRA gave no answer that counts. Its message says nothing of what was sent or answered. */
public final class NadraException extends RuntimeException {

    private final NadraFailure failure;

    NadraException(NadraFailure failure) {
        // Neither a cause nor a message of the library: they may repeat what was answered.
        super("NADRA gave no answer: " + failure);
        this.failure = failure;
    }

    public NadraFailure failure() {
        return failure;
    }
}
