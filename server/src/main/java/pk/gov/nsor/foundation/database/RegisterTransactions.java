package pk.gov.nsor.foundation.database;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions whose commits are waited for, and believed only where the database says so without a warning.
 *
 * <p>A commit waits until a synchronous standby has it. Where that wait is given up, by time or by an operator, the
 * transaction is visible and may be lost with its machine, and PostgreSQL says so by a warning (its manual on
 * {@code synchronous_commit}). So no bound of time holds for a commit, unless it can only have read; who waits on a machine that
 * is no longer primary is set free by {@link PrimaryWatch}.
 */
public class RegisterTransactions extends JdbcTransactionManager {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int WITHOUT_BOUND = 0;

    /** What PostgreSQL says by the way is a notice of this state, and no warning. */
    private static final String NOTICE = "00000";

    public RegisterTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (status.isReadOnly()) {
            super.doCommit(status);
            return;
        }
        Connection connection = connection(status);
        int bound = withoutBound(connection);
        try {
            super.doCommit(status);
        } catch (RuntimeException failed) {
            if (DatabaseFailures.isAway(failed)) {
                throw new OutcomeUnknownException("The database went away during a commit", failed);
            }
            throw failed;
        }
        try {
            for (SQLWarning said = connection.getWarnings(); said != null; said = said.getNextWarning()) {
                if (!NOTICE.equals(said.getSQLState())) {
                    throw new OutcomeUnknownException("The database committed with a warning", said);
                }
            }
            connection.setNetworkTimeout(Runnable::run, bound);
        } catch (SQLException closed) {
            // After a commit that was acknowledged; the pool notices by itself.
            logger.debug("The connection ended after its commit", closed);
        }
    }

    /** A connection that has ended leaves nothing to undo; why it ended is what is thrown. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException failed) {
            if (!isClosed(connection(status))) {
                throw failed;
            }
            logger.debug("The connection ended before its transaction", failed);
        }
    }

    private static Connection connection(DefaultTransactionStatus status) {
        return ((JdbcTransactionObjectSupport) status.getTransaction())
                .getConnectionHolder()
                .getConnection();
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unclear) {
            return true;
        }
    }

    private static int withoutBound(Connection connection) {
        try {
            int bound = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, WITHOUT_BOUND);
            connection.clearWarnings();
            return bound;
        } catch (SQLException closed) {
            throw new TransactionSystemException("The connection ended before its commit", closed);
        }
    }
}
