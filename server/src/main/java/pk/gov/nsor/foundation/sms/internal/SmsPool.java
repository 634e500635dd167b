package pk.gov.nsor.foundation.sms.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pk.gov.nsor.foundation.database.RegisterTransactions;

/**
 * A small pool of connections for the gateways alone. Where the database is unavailable, the SMSC is soon told to
 * retry; and pages and exports that use all connections of the server do not delay an answer. It connects when it is
 * first used.
 */
final class SmsPool implements AutoCloseable {

    private static final long SHORTEST_MILLIS = 250;
    private static final int FEWEST = 3;

    /** How long an answer is waited for, but for a commit's. */
    private static final int LONGEST_ANSWER_SECONDS = 5;

    private final HikariDataSource own = new HikariDataSource();
    private final PlatformTransactionManager transactions;

    /**
     * @param shared the server's own pool, which handlers ask for connections
     * @param wait how long a transaction waits for its connection, at least 250 ms
     * @param connections how many there are at most
     */
    SmsPool(DataSource shared, Duration wait, int connections) {
        try {
            shared.unwrap(HikariDataSource.class).copyStateTo(own);
        } catch (SQLException other) {
            throw new IllegalStateException("The server's connections are no pool", other);
        }
        own.setPoolName(own.getPoolName() + "-sms");
        own.setMaximumPoolSize(connections);
        own.setMinimumIdle(Math.min(connections, FEWEST));
        own.setConnectionTimeout(wait.toMillis());
        own.setValidationTimeout(Math.max(SHORTEST_MILLIS, wait.toMillis() / 2));
        own.addDataSourceProperty("socketTimeout", LONGEST_ANSWER_SECONDS);
        transactions = new Transactions(shared, own);
    }

    /** Whatever handlers of other modules do in these transactions is done on the same connection. */
    PlatformTransactionManager transactions() {
        return transactions;
    }

    /** Its connections, outside a transaction. */
    DataSource dataSource() {
        return own;
    }

    @Override
    public void close() {
        own.close();
    }

    private static final class Transactions extends RegisterTransactions {
        private final DataSource shared;
        private final DataSource own;

        Transactions(DataSource shared, DataSource own) {
            super(own);
            this.shared = shared;
            this.own = own;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            TransactionSynchronizationManager.bindResource(
                    shared, Objects.requireNonNull(TransactionSynchronizationManager.getResource(own)));
        }

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            TransactionSynchronizationManager.unbindResource(shared);
            super.doCleanupAfterCompletion(transaction);
        }
    }
}
