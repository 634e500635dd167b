package pk.gov.nsor.foundation.access;

import java.util.Map;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON mapping of API messages: fields outside the contract are refused, so that no data about a survivor gets in,
 * and no value is converted to another type.
 */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .withCoercionConfigDefaults(types -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    types.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .addModule(new SimpleModule().addDeserializer(String.class, new Texts()))
            .build();

    private StrictJson() {}

    /** A text that is valid Unicode: JSON can contain lone surrogates, which cannot be stored. */
    private static final class Texts extends StdScalarDeserializer<String> {

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text.codePoints().anyMatch(StrictJson::isHalf)) {
                throw new InvalidValueException("text.characters", "This has half a character in it.");
            }
            return text;
        }
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /**
     * Reads a message; {@code null} written as the whole message is one without fields.
     *
     * @throws tools.jackson.core.JacksonException where it is not JSON of the form
     */
    public static <T> T read(byte[] body, Class<T> form) {
        T message = MAPPER.readValue(body, form);
        return message == null ? MAPPER.readValue("{}", form) : message;
    }

    /**
     * What a message says, whatever the order of its fields and the blanks between them; a field that is null is as one that
     * is missing.
     *
     * @throws tools.jackson.core.JacksonException where it is not JSON
     */
    public static byte[] canonical(byte[] body) {
        return MAPPER.writeValueAsBytes(canonical(MAPPER.readTree(body)));
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode sorted = MAPPER.createObjectNode();
                object.properties().stream()
                        .filter(field -> !field.getValue().isNull())
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(field -> sorted.set(field.getKey(), canonical(field.getValue())));
                yield sorted;
            }
            case ArrayNode array -> {
                ArrayNode same = MAPPER.createArrayNode();
                array.forEach(element -> same.add(canonical(element)));
                yield same;
            }
            default -> node;
        };
    }

    /** Writes a part of a message as it was read. */
    public static String write(Object part) {
        return MAPPER.writeValueAsString(part);
    }
}
