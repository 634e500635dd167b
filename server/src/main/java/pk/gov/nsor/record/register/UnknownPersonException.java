package pk.gov.nsor.record.register;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such record, or not for this reader: one answer for both. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownPersonException extends RuntimeException {

    public UnknownPersonException() {
        super("There is no such record.");
    }
}
