package pk.gov.nsor.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** More passwords wait to be looked at than can be looked at soon; nothing was done. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class PasswordsBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasswordsBusyException() {
        super("Too many passwords are being looked at");
    }
}
