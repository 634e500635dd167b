package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.stereotype.Component;
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

    private final Clock clock;

    FeedForms(Clock clock) {
        this.clock = clock;
    }

    /** A body that is sent now: each of its texts is screened. */
    FeedReading sent(byte[] body, Instant now) {
        return new FeedReading(this, body, day(now), true);
    }

    /** A body that was received before. */
    public FeedReading stored(byte[] body, Instant receivedAt) {
        return new FeedReading(this, body, day(receivedAt), false);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    <F extends Record, M> M receive(byte[] body, Class<F> form, Function<F, M> check) {
        F message = StrictJson.read(body, form);
        // Fields are short and few after they were checked.
        M checked = check.apply(message);
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
