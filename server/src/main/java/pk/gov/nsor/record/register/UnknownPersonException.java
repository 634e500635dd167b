package pk.gov.nsor.record.register;

/** There is no such record, or not for this reader: one answer for both. */
public final class UnknownPersonException extends RuntimeException {

    public UnknownPersonException() {
        super("There is no such record.");
    }
}
