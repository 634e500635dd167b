package pk.gov.nsor.foundation.database;

import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Rows as records, or as single values. The component {@code stationCode} is read from the column {@code station_code};
 * {@code station} from {@code station} or else from {@code station_code}, as {@code person} from {@code person_id} and
 * {@code isLate} from {@code late}. A component that is a record itself is read from the columns of its components,
 * behind its own name and an underscore where the row has such, else by their names alone: {@code name.english} from
 * {@code name_en} or {@code name_english}. It is null where all of them are null and it may be.
 *
 * <p>A null in a component that is not {@code @Nullable} is refused, and so is a component without a column.
 */
public final class RecordMapper<T extends Object> implements RowMapper<T> {

    /** Reads a component from the row, where it is not one column as it stands. */
    @FunctionalInterface
    public interface Reading {

        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    private static final Map<Class<?>, RecordMapper<?>> SHARED = new ConcurrentHashMap<>();

    private final Class<T> type;
    private final Map<String, Reading> own;
    private final Map<List<String>, Reading> plans = new ConcurrentHashMap<>();

    private RecordMapper(Class<T> type, Map<String, Reading> own) {
        this.type = type;
        this.own = own;
    }

    /** One for all that read the type, with what has been learnt of its columns. */
    @SuppressWarnings("unchecked") // put under its own type
    public static <T extends Object> RecordMapper<T> of(Class<T> type) {
        return (RecordMapper<T>) SHARED.computeIfAbsent(type, key -> new RecordMapper<>(key, Map.of()));
    }

    /**
     * As this one, with a component that is read in a way of its own. Keep it: it learns the columns once.
     *
     * @param component its name, behind those of the records that it is in: {@code decision.reason}
     */
    public RecordMapper<T> with(String component, Reading reading) {
        Map<String, Reading> more = new HashMap<>(own);
        more.put(component, reading);
        return new RecordMapper<>(type, more);
    }

    /** One row alone; a query of the server's {@code JdbcClient} looks at its columns only once. */
    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        return ofOneQuery().mapRow(row, number);
    }

    /** For the rows of one query, read by one thread. */
    RowMapper<T> ofOneQuery() {
        return new RowMapper<>() {

            private @Nullable Reading plan;

            @Override
            @SuppressWarnings({"unchecked", "NullAway"}) // the plan builds the type; a single value may be null
            public T mapRow(ResultSet row, int number) throws SQLException {
                Reading known = plan;
                if (known == null) {
                    known = plan(row);
                    plan = known;
                }
                return (T) known.read(row);
            }
        };
    }

    private Reading plan(ResultSet row) throws SQLException {
        ResultSetMetaData data = row.getMetaData();
        List<String> columns = new ArrayList<>(data.getColumnCount());
        for (int column = 1; column <= data.getColumnCount(); column++) {
            columns.add(data.getColumnLabel(column));
        }
        Reading known = plans.get(columns);
        if (known == null) {
            known = new Planning(own, columns, data).whole(type);
            plans.put(columns, known);
        }
        return known;
    }

    /** Finds what a type is read from, among the columns of a row. */
    private record Planning(Map<String, Reading> own, List<String> columns, ResultSetMetaData data) {

        /** Components whose columns have a shorter name. */
        private static final Map<String, String> SHORTER = Map.of("english", "en", "urdu", "ur");

        /** What a column may say besides the component's name. */
        private static final List<String> ENDINGS = List.of("", "_code", "_id", "_at", "_on", "_day");

        Reading whole(Class<?> type) throws SQLException {
            if (type.isRecord() && (!ValueType.isValue(type) || !own.isEmpty())) {
                return built(type, "", "");
            }
            ColumnReader reader = ColumnReader.of(type, isJson(1));
            return row -> reader.read(row, 1);
        }

        private Whole built(Class<?> type, String prefix, String path) throws SQLException {
            ValueType built = ValueType.of(type);
            Part[] parts = new Part[built.components().length];
            for (int i = 0; i < parts.length; i++) {
                RecordComponent component = built.components()[i];
                Reading reading = own.get(path + component.getName());
                parts[i] = reading == null
                        ? part(type, prefix, path, component)
                        : new Part(type, component.getName(), isNullable(component), reading);
            }
            return new Whole(built, parts);
        }

        private Part part(Class<?> owner, String prefix, String path, RecordComponent component) throws SQLException {
            boolean isNullable = isNullable(component);
            String name = component.getName();
            boolean isWhole = component.getType().isRecord() && !ValueType.isValue(component.getType());
            int column = isWhole ? columns.indexOf(prefix + underscored(name)) + 1 : column(prefix, name);
            if (column > 0) {
                ColumnReader reader = ColumnReader.of(component.getGenericType(), isJson(column));
                return new Part(owner, name, isNullable, row -> reader.read(row, column));
            }
            if (!isWhole) {
                throw new IllegalStateException(
                        "%s.%s has no column among %s".formatted(owner.getSimpleName(), name, columns));
            }
            String nested = prefix + underscored(name) + "_";
            boolean isBehindName = columns.stream().anyMatch(label -> label.startsWith(nested));
            Whole whole = built(component.getType(), isBehindName ? nested : prefix, path + name + ".");
            return new Part(owner, name, isNullable, isNullable ? whole::readOrNull : whole);
        }

        private int column(String prefix, String component) {
            String name = underscored(component);
            String bare = name.startsWith("is_") ? name.substring("is_".length()) : name;
            return Stream.of(ENDINGS.stream().map(name::concat), Stream.of(bare, SHORTER.getOrDefault(name, name)))
                    .flatMap(names -> names)
                    .mapToInt(column -> columns.indexOf(prefix + column) + 1)
                    .filter(index -> index > 0)
                    .findFirst()
                    .orElse(0);
        }

        private boolean isJson(int column) throws SQLException {
            return data.getColumnTypeName(column).startsWith("json");
        }

        private static boolean isNullable(RecordComponent component) {
            return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        private static String underscored(String name) {
            return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        }
    }

    /** A component and how it is read. */
    private record Part(Class<?> owner, String name, boolean isNullable, Reading reading) {

        @Nullable
        Object read(ResultSet row) throws SQLException {
            return checked(reading.read(row));
        }

        @Nullable
        Object checked(@Nullable Object value) {
            if (value == null && !isNullable) {
                throw new IllegalStateException("Null in %s.%s".formatted(owner.getSimpleName(), name));
            }
            return value;
        }
    }

    private record Whole(ValueType type, Part[] parts) implements Reading {

        @Override
        public Object read(ResultSet row) throws SQLException {
            @Nullable Object[] values = new @Nullable Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].read(row);
            }
            return type.build(values);
        }

        @Nullable
        Object readOrNull(ResultSet row) throws SQLException {
            boolean isNull = true;
            @Nullable Object[] values = new @Nullable Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].reading.read(row);
                isNull = isNull && values[i] == null;
            }
            if (isNull) {
                return null;
            }
            for (int i = 0; i < parts.length; i++) {
                parts[i].checked(values[i]);
            }
            return type.build(values);
        }
    }
}
