package pk.gov.nsor.foundation.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import pk.gov.nsor.foundation.database.RecordMapper.Reading;

/**
 * Rows as a map, in the order of the rows. The key is the first column. The value is the second one, or a record that
 * {@link RecordMapper} reads from the row. A null is refused.
 */
public final class KeyedRows {

    private KeyedRows() {}

    /** One row for each key; a second one is refused. */
    public static <K extends Object, V extends Object> ResultSetExtractor<Map<K, V>> of(Class<K> key, Class<V> value) {
        return rows -> {
            Map<K, V> found = new LinkedHashMap<>();
            read(rows, key, value, (known, read) -> {
                if (found.put(known, read) != null) {
                    throw new IllegalStateException("Two rows for one " + key.getSimpleName());
                }
            });
            return found;
        };
    }

    /** All values of each key, in the order of their rows. */
    public static <K extends Object, V extends Object> ResultSetExtractor<Map<K, List<V>>> lists(
            Class<K> key, Class<V> value) {
        return rows -> {
            Map<K, List<V>> found = new LinkedHashMap<>();
            read(
                    rows,
                    key,
                    value,
                    (known, read) -> found.computeIfAbsent(known, any -> new ArrayList<>())
                            .add(read));
            return found;
        };
    }

    private static <K extends Object, V extends Object> void read(
            ResultSet rows, Class<K> key, Class<V> value, BiConsumer<K, V> taken) throws SQLException {
        Reading keys = column(rows, 1, key);
        boolean isWhole = value.isRecord() && !ValueType.isValue(value);
        RowMapper<V> whole = RecordMapper.of(value).ofOneQuery();
        Reading values = isWhole ? row -> whole.mapRow(row, 0) : column(rows, 2, value);
        while (rows.next()) {
            taken.accept(present(keys.read(rows), key), present(values.read(rows), value));
        }
    }

    private static Reading column(ResultSet rows, int column, Class<?> type) throws SQLException {
        ColumnReader reader = ColumnReader.of(
                type, rows.getMetaData().getColumnTypeName(column).startsWith("json"));
        return row -> reader.read(row, column);
    }

    private static <T extends Object> T present(@Nullable Object read, Class<T> type) {
        if (read == null) {
            throw new IllegalStateException("Null for a " + type.getSimpleName());
        }
        return type.cast(read);
    }
}
