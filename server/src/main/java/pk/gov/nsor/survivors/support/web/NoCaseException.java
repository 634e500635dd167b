package pk.gov.nsor.survivors.support.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is none, or it is another's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoCaseException extends RuntimeException {

    NoCaseException() {
        super("There is no such case");
    }
}
