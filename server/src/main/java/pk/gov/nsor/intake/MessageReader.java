package pk.gov.nsor.intake;

import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads messages strictly: what is not in the contract is refused, so that nothing of a survivor slips in. */
@Component
class MessageReader {

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** @throws tools.jackson.core.JacksonException where it is not JSON of the contract's form */
    CourtMessage read(byte[] body) {
        CourtMessage message = json.readValue(body, CourtMessage.class);
        return message == null ? new CourtMessage(null, null, null, null, null, null) : message;
    }

    /**
     * A message of another feed.
     *
     * @throws tools.jackson.core.JacksonException where it is not JSON of the contract's form, or nothing
     */
    <T> T read(byte[] body, Class<T> form) {
        T message = json.readValue(body, form);
        return message == null ? json.readValue("{}", form) : message;
    }
}
