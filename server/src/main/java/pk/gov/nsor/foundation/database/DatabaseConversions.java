package pk.gov.nsor.foundation.database;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What a column holds for what the server works with: the name of an enum, the value of a record of one component
 * (identifiers, CNICs), a text that its type parses, a moment in UTC, the first day of a month, an array.
 */
final class DatabaseConversions {

    private static final ConversionService SERVICE = service();

    private DatabaseConversions() {}

    /** What the column holds, as the type that the component has. */
    static @Nullable Object read(@Nullable Object held, TypeDescriptor target) {
        return held == null ? null : SERVICE.convert(held, TypeDescriptor.forObject(held), target);
    }

    /** The value as the database's driver takes it. */
    static @Nullable Object parameter(@Nullable Object value) {
        return switch (value) {
            case Enum<?> name -> name.name();
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case YearMonth month -> month.atDay(1);
            case Record held
            when ValueType.isValue(held.getClass()) ->
                parameter(ValueType.value(held, ValueType.of(held.getClass()).components()[0]));
            case null, default -> value;
        };
    }

    /** Values of one type; none at all are as good as texts. */
    @SuppressWarnings({"unchecked", "NullAway"}) // of the first one's type, without nulls
    static Object[] array(Collection<?> values) {
        Object[] held = values.stream().map(DatabaseConversions::parameter).toArray();
        Class<?> type = held.length == 0 ? String.class : held[0].getClass();
        return Arrays.copyOf(held, held.length, (Class<Object[]>) type.arrayType());
    }

    private static ConversionService service() {
        DefaultConversionService service = new DefaultConversionService();
        service.addConverter(OffsetDateTime.class, Instant.class, OffsetDateTime::toInstant);
        service.addConverter(new ValueConverter(service));
        service.addConverter(new WrittenConverter());
        return service;
    }

    /** Builds a record of one component from what the component is built from. */
    private record ValueConverter(ConversionService service) implements ConditionalGenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(Object.class, Record.class));
        }

        @Override
        public boolean matches(TypeDescriptor source, TypeDescriptor target) {
            return ValueType.isValue(target.getType());
        }

        @Override
        public @Nullable Object convert(@Nullable Object held, TypeDescriptor source, TypeDescriptor target) {
            ValueType type = ValueType.of(target.getType());
            return held == null
                    ? null
                    : type.build(Objects.requireNonNull(service.convert(held, type.components()[0].getType())));
        }
    }

    /** Reads a text that its type reads by a static method {@code parse}. */
    private record WrittenConverter() implements ConditionalGenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, Object.class));
        }

        @Override
        public boolean matches(TypeDescriptor source, TypeDescriptor target) {
            return parse(target.getType()) != null;
        }

        @Override
        public @Nullable Object convert(@Nullable Object held, TypeDescriptor source, TypeDescriptor target) {
            return ReflectionUtils.invokeMethod(Objects.requireNonNull(parse(target.getType())), null, held);
        }
    }

    /** The static method by which a type reads a text; null where it has none. */
    static @Nullable Method parse(Class<?> type) {
        Method parse = ClassUtils.getMethodIfAvailable(type, "parse", String.class);
        return parse != null && Modifier.isStatic(parse.getModifiers()) ? parse : null;
    }
}
