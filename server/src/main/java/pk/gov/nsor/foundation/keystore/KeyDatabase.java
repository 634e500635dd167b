package pk.gov.nsor.foundation.keystore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Set;
import pk.gov.nsor.foundation.database.DatabaseFailures;
import pk.gov.nsor.foundation.keys.KeysAwayException;

/**
 * Connections to the keys' PostgreSQL. What is asked there is short, so every answer has the same bound, commits as well: what a
 * commit without an answer left behind is found out before it is relied on ({@link PostgresKeyStore}). Only {@link #writeLong} waits
 * for longer.
 *
 * <p>Only a primary is asked, and none that is older than one asked before: on a standby, or on a primary that stood still while
 * another took over, a new key would be missing, and a missing key counts as destroyed.
 */
final class KeyDatabase implements AutoCloseable {

    /** In milliseconds: for a connection of the pool, for a new one and for each answer. */
    private static final int LONGEST = 5_000;

    /** In milliseconds: for what grows with the number of keys. Three of them end within the nightly job's half hour. */
    private static final int LONGEST_OF_LONG = 600_000;

    private static final int MOST_CONNECTIONS = 10;
    private static final long IDLE = 60_000;

    /** Somebody who is before with the same name waits for a standby, or the role was asked to end. */
    private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "57014");

    /** What PostgreSQL says by the way is a notice of this state, and no warning. */
    private static final String NOTICE = "00000";

    /** Columns after the first, of which {@link #requirePrimary} knows whether the answer counts. */
    static final String AND_PRIMARY = """
            , pg_is_in_recovery(),
            case when pg_is_in_recovery() then null else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
            """;

    private static final int HEXADECIMAL = 16;

    private final HikariDataSource pool;
    private final String place;
    private int timeline;

    /** @param schema of the application: the register's or the vault's */
    KeyDatabase(String url, String user, String password, String schema) {
        this.place = "the PostgreSQL of the keys (" + schema + ")";
        HikariConfig config = new HikariConfig();
        config.setPoolName("nsor-keys");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setSchema(schema);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE);
        config.setConnectionTimeout(LONGEST);
        config.setValidationTimeout(2_000);
        // A store that is away is said by whoever asks it.
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverrideClassName(DatabaseFailures.class.getName());
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("loginTimeout", "5");
        config.addDataSourceProperty("socketTimeout", Integer.toString(LONGEST / 1_000));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("hostRecheckSeconds", "2");
        config.addDataSourceProperty("targetServerType", "primary");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "nsor keys");
        config.addDataSourceProperty(
                "options",
                "-c lock_timeout=4000 -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5"
                        + " -c tcp_keepalives_count=3 -c tcp_user_timeout=20000");
        this.pool = new HikariDataSource(config);
    }

    /** What is asked on a connection. */
    @FunctionalInterface
    interface Asked<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What is changed on a connection. */
    @FunctionalInterface
    interface Change {
        void on(Connection connection) throws SQLException;
    }

    String place() {
        return place;
    }

    /** As {@link #write}, without an answer. */
    void change(Change change) {
        boolean _ = write(connection -> {
            change.on(connection);
            return true;
        });
    }

    /** Reads, each statement by itself. Who asks whether something is there calls {@link #requirePrimary}. */
    <T> T read(Asked<T> asked) {
        try (Connection connection = pool.getConnection()) {
            return asked.on(connection);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** Writes in a transaction, whose commit is believed only where PostgreSQL says it is done, and gives no warning. */
    <T> T write(Asked<T> asked) {
        return write(LONGEST, asked);
    }

    /** As {@link #write}, and waits up to ten minutes for each answer. */
    <T> T writeLong(Asked<T> asked) {
        return write(LONGEST_OF_LONG, asked);
    }

    private <T> T write(int longest, Asked<T> asked) {
        try (Connection connection = pool.getConnection()) {
            // The pool sets it back.
            connection.setNetworkTimeout(Runnable::run, longest);
            connection.setAutoCommit(false);
            requirePrimary(connection);
            T result = asked.on(connection);
            connection.clearWarnings();
            connection.commit();
            for (SQLWarning said = connection.getWarnings(); said != null; said = said.getNextWarning()) {
                if (!NOTICE.equals(said.getSQLState())) {
                    throw new KeysAwayException(place + " committed with a warning", said);
                }
            }
            return result;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /** By itself, for statements of several rows. */
    void requirePrimary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1" + AND_PRIMARY)) {
            row.next();
            requirePrimary(row);
        }
    }

    /** @param row of a statement with {@link #AND_PRIMARY} */
    void requirePrimary(ResultSet row) throws SQLException {
        if (row.getBoolean(2)) {
            throw new SQLTransientConnectionException(place + " is a standby", "25006");
        }
        if (isOlder(Integer.parseUnsignedInt(row.getString(3), HEXADECIMAL))) {
            throw new SQLTransientConnectionException(place + " is older than one before", "25006");
        }
    }

    /** Whether this primary has fewer promotions behind it than one that was asked before. */
    synchronized boolean isOlder(int seen) {
        timeline = Math.max(timeline, seen);
        return seen < timeline;
    }

    private RuntimeException failure(SQLException failed) {
        if (failed instanceof SQLTransientConnectionException
                || DatabaseFailures.isAway(failed)
                || failed.getSQLState() != null && WAITED_TOO_LONG.contains(failed.getSQLState())) {
            return new KeysAwayException(place + " does not answer", failed);
        }
        return new IllegalStateException(place + " refuses: " + failed.getMessage(), failed);
    }

    @Override
    public void close() {
        pool.close();
    }
}
