package pk.gov.nsor.foundation.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Which failures mean that the database is away or moves to another machine, and not that something is wrong with what it was
 * asked. The states are those of PostgreSQL's appendix of error codes.
 */
public final class DatabaseFailures implements SQLExceptionOverride {

    /** Connections fail, among them those whose answer did not come in time. */
    private static final String CONNECTION = "08";

    /** The server stops, has crashed, or starts. */
    private static final Set<String> STOPPING = Set.of("57P01", "57P02", "57P03");

    /** What was primary is a standby now, and takes no writes. */
    private static final String DEMOTED = "25006";

    private static final String TOO_MANY_CONNECTIONS = "53300";

    /** For the pool of connections, which makes one for itself. */
    public DatabaseFailures() {}

    /** Whether the database is away, so that the same will work when it is back. */
    public static boolean isAway(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CannotCreateTransactionException
                    || at instanceof CannotGetJdbcConnectionException
                    || at instanceof SQLException error && isAway(error.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a commit failed whose transaction may be there all the same ({@link OutcomeUnknownException}). */
    public static boolean isOutcomeUnknown(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof OutcomeUnknownException) {
                return true;
            }
        }
        return false;
    }

    /** A connection to a primary that is none any more is thrown away; the pool knows the other states by itself. */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return isAway(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith(CONNECTION)
                        || STOPPING.contains(state)
                        || state.equals(DEMOTED)
                        || state.equals(TOO_MANY_CONNECTIONS));
    }
}
