package pk.gov.nsor.agencies.exchange.api;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.Audiences;
import pk.gov.nsor.agencies.exchange.EventData;

/** Describes what events say: one form for each audience, or nothing. */
@Component
class DescribedData implements ModelConverter {

    private final Audiences audiences;

    DescribedData(Audiences audiences) {
        this.audiences = audiences;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java == null || java.getRawClass() != EventData.class) {
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        }
        List<Schema> forms = new ArrayList<>();
        for (Audience<?> audience : audiences.all()) {
            forms.add(context.resolve(new AnnotatedType(audience.data()).resolveAsRef(true)));
        }
        JsonSchema none = new JsonSchema();
        none.addType("null");
        forms.add(none);
        JsonSchema data = new JsonSchema();
        data.setDescription(
                "What is so when it is told, in the form of its audience; null where the person concerns you no longer.");
        data.setAnyOf(forms);
        return data;
    }
}
