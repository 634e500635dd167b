package pk.gov.nsor.startup.launch;

/** The register cannot start; the message says why and what to do, for the person at the terminal. */
public final class LaunchException extends RuntimeException {

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
