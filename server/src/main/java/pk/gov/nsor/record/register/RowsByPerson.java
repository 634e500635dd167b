package pk.gov.nsor.record.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.UncategorizedSQLException;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * Rows about many people, fetched in the order of the people's identifiers. Several tables are read in parallel, and
 * no more than a few hundred rows of each are ever in memory.
 */
public final class RowsByPerson<T> implements AutoCloseable {

    /** More rows would outlive a young garbage collection, and be copied. */
    private static final int FETCHED_AT_ONCE = 500;

    private final String sql;
    private final Reader<T> reader;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private @Nullable UUID next;

    /** Converts a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private RowsByPerson(String sql, Reader<T> reader, PreparedStatement statement) throws SQLException {
        this.sql = sql;
        this.reader = reader;
        this.statement = statement;
        this.rows = statement.executeQuery();
        advance();
    }

    /**
     * Begins to read.
     *
     * @param connection in a transaction, which lasts as long as the reading
     * @param sql its first column is the person; it is ordered by that column, and its two parameters are the first and the
     *     last person of the range
     */
    @SuppressWarnings("MustBeClosed") // with this
    public static <T> RowsByPerson<T> read(Connection connection, PersonRange range, String sql, Reader<T> reader) {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setFetchSize(FETCHED_AT_ONCE);
            // A negative size makes numbers, days and identifiers arrive in binary form from the first execution on,
            // not as text.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setObject(1, range.first());
            statement.setObject(2, range.last());
            return new RowsByPerson<>(sql, reader, statement);
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("reading everybody", sql, failed);
        }
    }

    /** The person of the next row; null at the end. */
    public @Nullable PersonId next() {
        return next == null ? null : new PersonId(next);
    }

    /**
     * The rows of a person, in the order of the query.
     *
     * @param person not before a person who was read earlier
     */
    public List<T> of(PersonId person) {
        try {
            int order = order(person);
            while (order < 0) {
                advance();
                order = order(person);
            }
            if (order > 0) {
                return List.of();
            }
            List<T> theirs = new ArrayList<>(2);
            while (order == 0) {
                theirs.add(reader.read(rows));
                advance();
                order = order(person);
            }
            return theirs;
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("reading everybody", sql, failed);
        }
    }

    /** How the next row's person compares with this one: before, the same, or after; at the end after. */
    private int order(PersonId person) {
        return next == null ? 1 : PersonRange.compare(next, person.value());
    }

    private void advance() throws SQLException {
        next = rows.next() ? rows.getObject(1, UUID.class) : null;
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException failed) {
            throw new UncategorizedSQLException("ending to read everybody", sql, failed);
        }
    }
}
