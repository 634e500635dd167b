package pk.gov.nsor.foundation.keytoken;

import java.io.Serial;
import pk.gov.nsor.foundation.keys.KeysAwayException;

/** The token does not answer, or lacks what is needed. Nothing is missing because of it: to whoever asks, the keys are away. */
public final class TokenException extends KeysAwayException {

    @Serial
    private static final long serialVersionUID = 1L;

    TokenException(String message, Throwable cause) {
        super(message, cause);
    }

    TokenException(String message) {
        super(message, new IllegalStateException(message));
    }
}
