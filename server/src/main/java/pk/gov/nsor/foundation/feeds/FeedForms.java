package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.feeds.FeedReading.Texts;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
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

    /**
     * A body that is sent now: each of its texts is screened.
     *
     * @param isHeld whether what is stopped waits for a decision instead of being refused
     */
    FeedReading sent(byte[] body, Instant now, boolean isHeld) {
        return new FeedReading(this, body, day(now), isHeld ? Texts.WAIT : Texts.ARE_REFUSED);
    }

    /** A body that was received before. */
    public FeedReading stored(byte[] body, Instant receivedAt) {
        return new FeedReading(this, body, day(receivedAt), Texts.PASS);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    <F extends Record, M> M receive(byte[] body, Class<F> form, Function<F, M> check, boolean isHeld) {
        F message = StrictJson.read(body, form);
        // Fields are short and few after they were checked.
        M checked = check.apply(message);
        ScreenedMessage.require(message, isHeld);
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

    /**
     * The texts of a message that was received before and that would identify a survivor, whoever may have allowed them.
     *
     * @throws JacksonException where it is not JSON of the form
     */
    public List<FieldProblem> stopped(byte[] body, Class<? extends Record> form) {
        return ScreenedMessage.stopped(read(body, form));
    }

    /**
     * Screens each text of a message that was received before, as what is typed on a page.
     *
     * @throws InvalidValueException at the first text that would identify a survivor and was not allowed; its field is the
     *     path to it, with dots
     */
    public void requireScreened(byte[] body, Class<? extends Record> form) {
        ScreenedMessage.requireEach(read(body, form));
    }
}
