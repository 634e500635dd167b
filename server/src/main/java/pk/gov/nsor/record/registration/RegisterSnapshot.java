package pk.gov.nsor.record.registration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.record.register.PersonRange;

/** The whole register and its law at one moment, read by several connections at once. Later commits are not seen. */
public final class RegisterSnapshot implements AutoCloseable {

    /** Memory for sorting the tables by person without temporary files. */
    private static final String SETTINGS = "set local work_mem = '256MB'; set local jit = off";

    private final DataSource database;
    private final Connection first;
    private final String name;

    private RegisterSnapshot(DataSource database, Connection first, String name) {
        this.database = database;
        this.first = first;
        this.name = name;
    }

    public static RegisterSnapshot of(DataSource database) {
        try {
            Connection first = begin(database);
            try (Statement statement = first.createStatement();
                    ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
                row.next();
                return new RegisterSnapshot(database, first, row.getString(1));
            } catch (SQLException failed) {
                end(first);
                throw failed;
            }
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("beginning to read everybody", null, failed);
        }
    }

    /** The law at that moment. */
    Law law() {
        return Laws.reading(RecordClient.of(new SingleConnectionDataSource(first, true)))
                .current();
    }

    /** One part of the people, and the connection that reads it. */
    public record Part(Connection connection, PersonRange range) {}

    /** One person, read by the connection that holds the snapshot. */
    public Part of(PersonId person) {
        return new Part(first, new PersonRange(person.value(), person.value()));
    }

    /**
     * Divides everybody among so many connections, and reads with all of them at once.
     *
     * @param work called once for each part, each in a thread of its own; where one fails, this method fails
     */
    public void read(int connections, Consumer<Part> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> parts = new ArrayList<>();
            for (PersonRange range : PersonRange.parts(connections)) {
                parts.add(threads.submit(() -> read(range, work)));
            }
            try {
                for (Future<?> part : parts) {
                    part.get();
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw new IllegalStateException("A part of the register could not be read", failed.getCause());
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while reading the register", stopped);
            }
        }
    }

    private void read(PersonRange range, Consumer<Part> work) {
        try {
            Connection connection = begin(database);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction snapshot '" + name + "'");
                statement.execute(SETTINGS);
                work.accept(new Part(connection, range));
            } finally {
                end(connection);
            }
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("reading everybody", null, failed);
        }
    }

    private static Connection begin(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Restores the connection's settings, since the pool gives it out again. */
    private static void end(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    @Override
    public void close() {
        try {
            end(first);
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("ending to read everybody", null, failed);
        }
    }
}
