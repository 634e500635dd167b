package pk.gov.nsor.audit.sealing;

/** What is stored of the tree does not fit together: somebody has changed it, or put an older state in its place. */
public final class BrokenTreeException extends IllegalStateException {

    public BrokenTreeException(String message) {
        super(message);
    }
}
