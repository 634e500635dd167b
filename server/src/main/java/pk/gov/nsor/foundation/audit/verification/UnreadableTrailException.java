package pk.gov.nsor.foundation.audit.verification;

/** The trail, an export or a witness's file could not be read, so that nothing is known of it. The message says why. */
public final class UnreadableTrailException extends RuntimeException {

    UnreadableTrailException(String message) {
        super(message);
    }

    UnreadableTrailException(String message, Throwable cause) {
        super(message, cause);
    }
}
