package pk.gov.nsor.foundation.audit.sealing;

/** The stored parts of the tree are inconsistent: somebody has changed them, or restored an older state. */
public final class BrokenTreeException extends IllegalStateException {

    public BrokenTreeException(String message) {
        super(message);
    }
}
