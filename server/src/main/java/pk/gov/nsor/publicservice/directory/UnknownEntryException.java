package pk.gov.nsor.publicservice.directory;

/** There is no such entry, or it is not this keeper's: one answer for both. */
public final class UnknownEntryException extends RuntimeException {

    public UnknownEntryException() {
        super("There is no such entry.");
    }
}
