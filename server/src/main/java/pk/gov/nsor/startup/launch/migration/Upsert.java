package pk.gov.nsor.startup.launch.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts rows into a table of the schema {@code reference}, or updates those that are there. */
final class Upsert {

    private final String table;
    private final String key;
    private final List<String> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * @param key the columns of the unique key, separated by commas
     * @param columns all columns, those of the key first, separated by commas
     */
    Upsert(String table, String key, String columns) {
        this.table = table;
        this.key = key;
        this.columns = Arrays.stream(columns.split(",")).map(String::strip).toList();
    }

    /** One value for each column. */
    Upsert row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(table + " has " + columns.size() + " columns, not " + values.length);
        }
        rows.add(values);
        return this;
    }

    void into(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String sql() {
        return "insert into reference.%s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")),
                        key,
                        columns.stream()
                                .map(column -> column + " = excluded." + column)
                                .collect(Collectors.joining(", ")));
    }
}
