package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.json.JsonMapper;

/** Writes a command's entries to the trail, without a server. */
public final class CommandTrail {

    private CommandTrail() {}

    /**
     * In the transaction that the connection is in, which it commits: both are there, or neither.
     *
     * @throws pk.gov.nsor.foundation.audit.TrailUnavailableException where the database does not take one; the transaction was rolled
     *     back
     */
    public static void commit(Connection connection, Keys keys, List<TrailEntry> entries) {
        // Not destroyed: the connection is the caller's.
        append(new SingleConnectionDataSource(connection, true), keys, entries);
    }

    /** In a transaction of its own, as the application's role. */
    public static void append(Database database, Keys keys, TrailEntry entry) {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource source = access.oneConnection();
        try {
            append(source, keys, List.of(entry));
        } finally {
            source.destroy();
        }
    }

    private static void append(SingleConnectionDataSource source, Keys keys, List<TrailEntry> entries) {
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        Trail trail =
                new Trail(new JdbcTemplate(source), transactions, keys, JsonMapper.shared(), Clock.system(Day.ZONE));
        new TransactionTemplate(transactions).executeWithoutResult(status -> entries.forEach(trail::append));
    }
}
