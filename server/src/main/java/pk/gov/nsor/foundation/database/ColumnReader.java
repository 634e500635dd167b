package pk.gov.nsor.foundation.database;

import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Reads one column as the type that a component has; null where the column is null. */
@FunctionalInterface
interface ColumnReader {

    @Nullable
    Object read(ResultSet row, int column) throws SQLException;

    /** What the driver reads without a detour. */
    Map<Class<?>, ColumnReader> DIRECT = Map.of(
            String.class, ResultSet::getString,
            byte[].class, ResultSet::getBytes,
            Integer.class, (row, column) -> present(row, row.getInt(column)),
            Long.class, (row, column) -> present(row, row.getLong(column)),
            Short.class, (row, column) -> present(row, row.getShort(column)),
            Double.class, (row, column) -> present(row, row.getDouble(column)),
            Boolean.class, (row, column) -> present(row, row.getBoolean(column)));

    /** @param isJson whether the column is of the type {@code json} or {@code jsonb}, as one with a whole record always is */
    static ColumnReader of(Type generic, boolean isJson) {
        ResolvableType resolved = ResolvableType.forType(generic);
        TypeDescriptor target = new TypeDescriptor(resolved, null, null);
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType());
        ColumnReader direct = DIRECT.get(type);
        if (direct != null) {
            return direct;
        }
        boolean isWhole = type.isRecord() && !ValueType.isValue(type);
        if (isJson || (isWhole && DatabaseConversions.parse(type) == null)) {
            JavaType content = JsonMapper.shared().constructType(generic);
            return (row, column) -> {
                String json = row.getString(column);
                return json == null ? null : unmodifiable(JsonMapper.shared().readValue(json, content));
            };
        }
        if (type == Instant.class) {
            return (row, column) -> {
                OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
                return moment == null ? null : moment.toInstant();
            };
        }
        if (type == YearMonth.class) {
            return (row, column) -> {
                LocalDate day = row.getObject(column, LocalDate.class);
                return day == null ? null : YearMonth.from(day);
            };
        }
        if (type.isEnum()) {
            Map<String, Object> names = names(type);
            return (row, column) -> {
                String name = row.getString(column);
                return name == null ? null : named(type, names, name);
            };
        }
        if (ValueType.isValue(type)) {
            ValueType value = ValueType.of(type);
            ColumnReader content = of(value.components()[0].getGenericType(), false);
            return (row, column) -> {
                Object held = content.read(row, column);
                return held == null ? null : value.build(held);
            };
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return (row, column) -> {
                Array held = row.getArray(column);
                return held == null ? null : unmodifiable(DatabaseConversions.read(held.getArray(), target));
            };
        }
        if (type != Object.class && type.getPackageName().startsWith("java.")) {
            return (row, column) -> row.getObject(column, type);
        }
        return (row, column) -> DatabaseConversions.read(row.getObject(column), target);
    }

    private static @Nullable Object present(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private static Map<String, Object> names(Class<?> type) {
        Map<String, Object> names = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            names.put(((Enum<?>) constant).name(), constant);
        }
        return names;
    }

    private static Object named(Class<?> type, Map<String, Object> names, String name) {
        Object constant = names.get(name);
        if (constant == null) {
            throw new IllegalStateException("No " + type.getSimpleName() + " is named " + name);
        }
        return constant;
    }

    private static @Nullable Object unmodifiable(@Nullable Object read) {
        return switch (read) {
            case List<?> list -> Collections.unmodifiableList(list);
            case Set<?> set -> Collections.unmodifiableSet(set);
            case null, default -> read;
        };
    }
}
