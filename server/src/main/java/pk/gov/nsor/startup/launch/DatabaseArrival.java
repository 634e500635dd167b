package pk.gov.nsor.startup.launch;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import pk.gov.nsor.foundation.database.DatabaseFailures;

/**
 * Waits for an external database that is away for the moment, so that a server that starts while the primary moves needs nobody
 * to start it again.
 */
public final class DatabaseArrival {

    /** How long a move takes at most before somebody has to look. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private static final long AGAIN_MILLISECONDS = 1_000;
    private static final String ANSWER_SECONDS = "5";

    private DatabaseArrival() {}

    /**
     * Returns when the database answers, and where waiting has no sense: where it refuses the password, for example, or has not
     * answered within the time. Whoever opens it then says why it cannot be used.
     *
     * @param out is told once that it is waited for, and why
     */
    public static void await(DatabaseAccess access, Duration longest, PrintWriter out) {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("connectTimeout", ANSWER_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        long until = System.nanoTime() + longest.toNanos();
        boolean isTold = false;
        while (true) {
            try (Connection _ = DriverManager.getConnection(access.url(), properties)) {
                return;
            } catch (SQLException failed) {
                if (!DatabaseFailures.isAway(failed) || System.nanoTime() - until >= 0) {
                    return;
                }
                if (!isTold) {
                    out.println("The database does not answer yet, and is waited for up to " + longest.toSeconds()
                            + " s: " + failed.getMessage());
                    out.flush();
                    isTold = true;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while the database was waited for");
        }
    }
}
