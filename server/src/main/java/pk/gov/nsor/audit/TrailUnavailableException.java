package pk.gov.nsor.audit;

/** An entry could not be written. What it tells of is not done and not shown. */
public final class TrailUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrailUnavailableException(Throwable cause) {
        super("The trail takes no entries", cause);
    }
}
