package pk.gov.nsor.foundation.keys;

import java.io.Serial;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The store of the keys does not answer, or is not there. No key is missing because of it. To whoever asks it is the same as a
 * database that is away: what needed a key is answered as then, and done again later.
 */
public class KeysAwayException extends DataAccessResourceFailureException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CONNECTION_FAILURE = "08006";

    KeysAwayException(String message) {
        super(message, new SQLException(message, CONNECTION_FAILURE));
    }

    public KeysAwayException(String message, Throwable cause) {
        super(message, new SQLException(message, CONNECTION_FAILURE, cause));
    }
}
