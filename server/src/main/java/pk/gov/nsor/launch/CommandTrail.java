package pk.gov.nsor.launch;

import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.keys.Keys;
import tools.jackson.databind.json.JsonMapper;

/** What a command leaves on the trail, without a server. */
final class CommandTrail {

    private CommandTrail() {}

    /** In a transaction of its own, as the application's role. */
    static void append(Database database, Keys keys, TrailEntry entry) {
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
