package pk.gov.nsor.foundation.keys;

import java.io.Serial;
import java.sql.SQLException;

/**
 * The store of the keys does not answer. No key is missing because of it. Its cause says to whoever asks so that a database is away:
 * what needed a key is answered as then, and done again later.
 */
public final class KeysAwayException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CONNECTION_FAILURE = "08006";

    public KeysAwayException(String message, Throwable cause) {
        super(message, new SQLException(message, CONNECTION_FAILURE, cause));
    }
}
