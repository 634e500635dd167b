package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The sessions of servers and commands that a database has beside one's own.
 *
 * <p>PostgreSQL ends a session a moment after its client has closed it, later on a busy machine. A server that was just stopped is
 * therefore waited for before it is said that it runs.
 */
public final class OtherSessions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 100;

    private OtherSessions() {}

    /**
     * How many sessions of a role there are in this connection's database beside its own: as soon as there are none, or those that
     * are still there after ten seconds. Outside a transaction only: within one PostgreSQL goes on telling what it told first.
     */
    public static int count(Connection connection, String role) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int count = now(connection, role);
        while (count > 0 && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return count;
            }
            count = now(connection, role);
        }
        return count;
    }

    private static int now(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select count(*) from pg_stat_activity
                where datname = current_database() and usename = ? and pid <> pg_backend_pid()
                """)) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
