package pk.gov.nsor.benchmark.requirement;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import pk.gov.nsor.benchmark.setting.RegisterData;

/**
 * A process that fetches what the check of the whole register needs, and does nothing with it: {@code FloorRun PROJECT
 * PEOPLE}. One connection and one table after another, in whatever order the rows lie; each column is read as what it is.
 */
public final class FloorRun {

    private static final int FETCHED_AT_ONCE = 10_000;

    private static final List<String> TABLES = List.of(
            "select id, serial, born_on from register.person",
            "select person_id, cnic from register.person_cnic where status = 'CONFIRMED'",
            """
            select id, version, person_id, offence_on, judgment_on, victim_age, victim_sex, withdrawn, recorded_at
            from conviction.every_conviction
            """,
            "select conviction_id, version, position, law, section, connected_with from conviction.offence",
            "select conviction_id, version, person_id, quashed_on, withdrawn from conviction.quashing",
            """
            select id, version, person_id, custody_period_id, conviction_id, kind, happened_on, withdrawn
            from conviction.custody_event
            """,
            "select person_id, version, died_on, withdrawn from conviction.death",
            """
            select person_id, as_of, first_day, last_day, life, was_registrable, juvenile, in_custody,
                next_verification_on, terms
            from registration.standing
            """,
            "select person_id, cnic, first_day, last_day, juvenile from registration.listed_cnic",
            "select person_id from registration.rederivation");

    private FloorRun() {}

    public static void main(String[] arguments) throws SQLException {
        long started = System.nanoTime();
        RegisterData data = new RegisterData(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        long rows = 0;
        try (Connection connection = data.connect()) {
            connection.setAutoCommit(false);
            for (String table : TABLES) {
                rows += fetch(connection, table);
            }
        }
        System.out.printf(Locale.ROOT, "done %d %.3f%n", rows, (System.nanoTime() - started) / 1e9);
    }

    private static long fetch(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            // Below zero: numbers, days and identifiers come as such, not as text. The check reads so, too.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            try (ResultSet rows = statement.executeQuery()) {
                Column[] columns = columns(rows.getMetaData());
                long count = 0;
                while (rows.next()) {
                    for (int i = 0; i < columns.length; i++) {
                        Object _ = columns[i].read(rows, i + 1);
                    }
                    count++;
                }
                return count;
            }
        }
    }

    private static Column[] columns(ResultSetMetaData described) throws SQLException {
        Column[] columns = new Column[described.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = switch (described.getColumnTypeName(i + 1)) {
                case "uuid" -> (row, at) -> row.getObject(at, UUID.class);
                case "date" -> (row, at) -> row.getObject(at, LocalDate.class);
                case "timestamptz" -> (row, at) -> row.getObject(at, OffsetDateTime.class);
                case "bool" -> ResultSet::getBoolean;
                case "int2", "int4" -> ResultSet::getInt;
                case "int8", "bigserial" -> ResultSet::getLong;
                case "_text" -> (row, at) -> row.getArray(at).getArray();
                default -> ResultSet::getString;
            };
        }
        return columns;
    }

    /** Reads a column of a row. */
    private interface Column {
        @Nullable
        Object read(ResultSet row, int at) throws SQLException;
    }
}
