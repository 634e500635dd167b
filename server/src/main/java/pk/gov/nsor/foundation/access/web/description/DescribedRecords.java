package pk.gov.nsor.foundation.access.web.description;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads from records what a field may be: a component that is {@code @Nullable} may be null, unless its annotation says that
 * it is required, since then it is null only until it was checked; every other one is there. There are no other fields.
 */
final class DescribedRecords implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> record = java == null ? Object.class : java.getRawClass();
        Schema<?> model = context.getDefinedModels().get(name(record));
        if (record.isRecord() && model != null && model.getProperties() != null) {
            describe(model, record);
        }
        return resolved;
    }

    private static String name(Class<?> record) {
        var named = record.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return named == null || named.name().isEmpty() ? record.getSimpleName() : named.name();
    }

    private static void describe(Schema<?> model, Class<?> record) {
        model.setAdditionalProperties(false);
        List<String> required = model.getRequired() == null ? List.of() : model.getRequired();
        List<String> there = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!isNullable || required.contains(name)) {
                there.add(name);
            } else {
                model.getProperties().computeIfPresent(name, (key, property) -> orNull((Schema<?>) property));
            }
        }
        model.setRequired(there.isEmpty() ? null : there);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            JsonSchema either = new JsonSchema();
            JsonSchema none = new JsonSchema();
            none.addType("null");
            either.setDescription(property.getDescription());
            property.setDescription(null);
            either.setAnyOf(List.of(property, none));
            return either;
        }
        if (property.getTypes() != null && property.getTypes().add("null") && property.getEnum() != null) {
            List<Object> values = new ArrayList<>(property.getEnum());
            values.add(null);
            property.setEnum(values);
        }
        return property;
    }

    /** The names of the components that answers have, see {@link DescribedSchemas}. */
    static List<String> everything(Schema<?> model) {
        Map<?, ?> properties = model.getProperties();
        return properties == null
                ? List.of()
                : Arrays.asList(
                        properties.keySet().stream().map(String::valueOf).toArray(String[]::new));
    }
}
