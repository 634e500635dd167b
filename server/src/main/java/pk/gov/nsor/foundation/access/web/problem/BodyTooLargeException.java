package pk.gov.nsor.foundation.access.web.problem;

import java.io.IOException;

/** The body of a request is larger than the API takes. */
public final class BodyTooLargeException extends IOException {
    BodyTooLargeException() {
        super("The body is larger than " + BodyLimit.BYTES + " bytes");
    }
}
