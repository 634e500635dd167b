package pk.gov.nsor.foundation.feeds;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads what clients send, for every feed. It is strict: fields outside the contract are refused, and each text is
 * screened before anything is stored.
 */
@Component
public class FeedForms {

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

    FeedForms() {}

    /**
     * Reads what was sent now.
     *
     * @param check validates each field, and refuses what cannot be true with {@link ProblemException}
     * @return what the check made of it
     * @throws JacksonException where it is not JSON of the form
     * @throws ProblemException 422 from the check; after it, where a text would identify a survivor
     */
    public <F extends Record, C> C receive(byte[] body, Class<F> form, Function<F, C> check) {
        F message = StrictJson.read(body, form);
        // Fields are short and few after they were checked.
        C checked = check.apply(message);
        ScreenedMessage.require(message);
        return checked;
    }

    /**
     * Reads what was received before. It stays readable whatever the screening has learned since, and also where a
     * number in a text was not recognised as one then.
     *
     * @throws JacksonException where it is not JSON of the form
     */
    public <F extends Record> F read(byte[] body, Class<F> form) {
        F message = json.readValue(body, form);
        return message == null ? json.readValue("{}", form) : message;
    }
}
