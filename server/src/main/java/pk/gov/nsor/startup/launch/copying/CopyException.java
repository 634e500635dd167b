package pk.gov.nsor.startup.launch.copying;

/** A copy that can not be made or restored; the message says why, and what to do. */
public final class CopyException extends RuntimeException {

    CopyException(String message) {
        super(message);
    }

    CopyException(String message, Throwable cause) {
        super(message, cause);
    }
}
