package pk.gov.nsor.agencies.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Only one process is at work on a file: the lock ends with the connection, and so with the process. */
@Component
class BatchLock {

    /** Used by no other module. */
    private static final int WORKING = 131;

    private final DataSource dataSource;

    BatchLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws InvalidValueException where another process is at work on the file */
    void holding(BatchId batch, Runnable work) {
        int key = batch.value().hashCode();
        try (Connection connection = dataSource.getConnection()) {
            if (!asked(connection, "select pg_try_advisory_lock(?, ?)", key)) {
                throw new InvalidValueException("import.at-work", "Another process is at work on this file already.");
            }
            try {
                work.run();
            } finally {
                boolean _ = asked(connection, "select pg_advisory_unlock(?, ?)", key);
            }
        } catch (SQLException lost) {
            throw new DataAccessResourceFailureException("The lock of a file", lost);
        }
    }

    private static boolean asked(Connection connection, String sql, int key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, WORKING);
            statement.setInt(2, key);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
