package pk.gov.nsor.foundation.audit;

/** An entry could not be written. The action or view it would record does not happen. */
public final class TrailUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrailUnavailableException(Throwable cause) {
        super("The trail takes no entries", cause);
    }

    TrailUnavailableException(String why) {
        super(why);
    }
}
