package pk.gov.nsor.foundation.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How records of a type are built and read. A record of one component stands for its only value, as an identifier does. */
record ValueType(RecordComponent[] components, Constructor<?> constructor) {

    private static final ClassValue<ValueType> TYPES = new ClassValue<>() {
        @Override
        protected ValueType computeValue(Class<?> type) {
            return read(type);
        }
    };

    static ValueType of(Class<?> type) {
        return TYPES.get(type);
    }

    static boolean isValue(Class<?> type) {
        return type.isRecord() && of(type).components.length == 1;
    }

    private static ValueType read(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return new ValueType(components, constructor);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Object build(@Nullable Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw unchecked(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static @Nullable Object value(Object owner, RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            return accessor.invoke(owner);
        } catch (InvocationTargetException refused) {
            throw unchecked(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
