package pk.gov.nsor.foundation.database;

import java.io.Serial;
import org.springframework.transaction.TransactionSystemException;

/**
 * A commit was sent, and the database has not said that it is done: the transaction may be there or not. It counts as not
 * acknowledged; who repeats it must first see what became of it.
 */
public class OutcomeUnknownException extends TransactionSystemException {

    /** The attribute of a request, true where nobody knows whether what it asked for was recorded. */
    public static final String ON_REQUEST = OutcomeUnknownException.class.getName();

    @Serial
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
