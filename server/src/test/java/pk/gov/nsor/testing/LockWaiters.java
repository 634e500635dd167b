package pk.gov.nsor.testing;

import static org.awaitility.Awaitility.await;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Those whom a lock of the database makes wait: a race goes on when they do. Nobody within ten seconds is a failure. */
public final class LockWaiters {

    private LockWaiters() {}

    /** Until somebody waits for another transaction to end, which holds a row. */
    public static void awaitOneForARow(JdbcClient jdbc) {
        await("somebody waits for a row")
                .until(() -> jdbc.sql("select count(*) from pg_locks where not granted and locktype = 'transactionid'")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    /** Until so many wait for an advisory lock of this database. */
    public static void awaitForAdvisoryLock(JdbcClient jdbc, int waiting) {
        await(waiting + " wait for an advisory lock")
                .until(() -> jdbc.sql("""
                                select count(*) from pg_locks where locktype = 'advisory' and not granted
                                    and database = (select oid from pg_database where datname = current_database())
                                """).query(Integer.class).single() >= waiting);
    }
}
