package pk.gov.nsor.foundation.access.credential;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** More passwords are waiting to be checked than can be checked soon. Nothing was done. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class PasswordsBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasswordsBusyException() {
        super("Too many passwords are being looked at");
    }
}
