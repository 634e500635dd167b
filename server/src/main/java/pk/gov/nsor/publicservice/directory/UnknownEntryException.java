package pk.gov.nsor.publicservice.directory;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such entry, or it is not this keeper's: one answer for both. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownEntryException extends RuntimeException {

    public UnknownEntryException() {
        super("There is no such entry.");
    }
}
