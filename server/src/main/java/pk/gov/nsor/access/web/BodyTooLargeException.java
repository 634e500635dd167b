package pk.gov.nsor.access.web;

import java.io.IOException;

/** The body of a request is larger than the API takes. */
final class BodyTooLargeException extends IOException {
    BodyTooLargeException() {
        super("The body is larger than " + BodyLimit.BYTES + " bytes");
    }
}
