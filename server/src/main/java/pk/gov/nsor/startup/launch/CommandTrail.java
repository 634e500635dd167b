package pk.gov.nsor.startup.launch;

import java.time.Clock;
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

    /** In a transaction of its own, as the application's role. */
    public static void append(Database database, Keys keys, TrailEntry entry) {
        DatabaseAccess access = database.application();
        SingleConnectionDataSource source =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        try {
            DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
            Trail trail = new Trail(
                    new JdbcTemplate(source), transactions, keys, JsonMapper.shared(), Clock.system(Day.ZONE));
            new TransactionTemplate(transactions).executeWithoutResult(status -> trail.append(entry));
        } finally {
            source.destroy();
        }
    }
}
