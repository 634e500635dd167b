package pk.gov.nsor.foundation.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** Insufficient resources: the disk is full, there is no memory. */
    private static final String INSUFFICIENT = "53";

    private static final String DISK_FULL = "53100";

    /** The disk does not read or write. */
    private static final String IO_ERROR = "58030";

    /** So long after the last refusal a disk counts as full. */
    private static final long FULL_NANOS = 10_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailures.class);
    private static final AtomicLong FULL_SEEN = new AtomicLong();

    /** For the pool of connections, which makes one for itself. */
    public DatabaseFailures() {}

    /** Whether the database has refused something within the last ten seconds since its disk is full. */
    static boolean isDiskFull() {
        long seen = FULL_SEEN.get();
        return seen != 0 && System.nanoTime() - seen < FULL_NANOS;
    }

    /** Whether the database is away, or has no room, so that the same will work when it is back or has. */
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

    /** Whether PostgreSQL has said this. */
    static boolean has(Throwable failure, String state) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException error && state.equals(error.getSQLState())) {
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
        String state = failure.getSQLState();
        if (DISK_FULL.equals(state)) {
            if (!isDiskFull()) {
                LOG.error("The database's disk is full: nothing that needs room is written");
            }
            FULL_SEEN.set(System.nanoTime());
        }
        return isOfConnection(state) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    private static boolean isAway(@Nullable String state) {
        return isOfConnection(state) || (state != null && (state.startsWith(INSUFFICIENT) || state.equals(IO_ERROR)));
    }

    private static boolean isOfConnection(@Nullable String state) {
        return state != null
                && (state.startsWith(CONNECTION)
                        || STOPPING.contains(state)
                        || state.equals(DEMOTED)
                        || state.equals(TOO_MANY_CONNECTIONS));
    }
}
