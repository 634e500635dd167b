package pk.gov.nsor.benchmark.oversight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What is published of the month, its bands and its figures: how long it takes from when both are due until both are there. */
final class MonthsRelease {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String THIS_MONTH = "date_trunc('month', now() at time zone 'Asia/Karachi')::date";

    private final Connection superuser;

    /** @param superuser of a register that a server runs on, and that nobody else uses */
    MonthsRelease(Connection superuser) {
        this.superuser = superuser;
    }

    /**
     * Has the server release the month, also where it has been.
     *
     * @return how long it took, in seconds, with the wait until the server looks what is due
     */
    double seconds() throws SQLException, InterruptedException {
        try (Statement statement = superuser.createStatement()) {
            // What is released is never changed; here it has to be released again.
            statement.execute("set session_replication_role = replica");
            for (String table : new String[] {"statistics_month", "area_memory", "area_band", "area_month"}) {
                statement.execute("delete from release." + table + " where month = " + THIS_MONTH);
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("select release.open_with_made_up_orders('Made-up order of the benchmark')");
            long begun = System.nanoTime();
            statement.execute("update jobs.scheduled_task set execution_time = now() where not picked and task_name in"
                    + " ('release.areas', 'release.statistics')");
            while (!isReleased(statement)) {
                if (System.nanoTime() - begun > LONGEST.toNanos()) {
                    throw new IllegalStateException("The month was not released within " + LONGEST);
                }
                Thread.sleep(LOOK_EVERY);
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static boolean isReleased(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select exists (select from release.area_month where month = " + THIS_MONTH
                        + ") and exists (select from release.statistics_month where month = " + THIS_MONTH + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
