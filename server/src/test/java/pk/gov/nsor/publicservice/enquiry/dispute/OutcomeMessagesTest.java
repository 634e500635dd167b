package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;

class OutcomeMessagesTest {

    private static final Instant LONGEST_DAY = Instant.parse("2026-09-30T12:00:00Z");
    private static final Instant LONGEST_DAY_IN_URDU = Instant.parse("2026-10-31T12:00:00Z");

    private final OutcomeMessages texts = new OutcomeMessages();

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void everyTextFitsItsPartsAndNamesNothing(TextLanguage language) {
        Stream.of(
                        texts.takenBack(language, LONGEST_DAY),
                        texts.takenBack(language, LONGEST_DAY_IN_URDU),
                        texts.decided(language),
                        texts.closed(language))
                .forEach(text -> {
                    MessageParts message = MessageParts.of(text);
                    assertThat(message.dataCoding()).as(text).isEqualTo((byte) (language == TextLanguage.URDU ? 8 : 0));
                    assertThat(message.parts())
                            .as(text)
                            .hasSizeLessThanOrEqualTo(language == TextLanguage.URDU ? 2 : 1);
                    assertThat(text.toLowerCase())
                            .doesNotContain("{", "register", "offender", "cnic", "mujrim", "رجسٹر", "مجرم");
                });
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void aTakeBackSaysTheDayOfTheAnswer(TextLanguage language) {
        String day = language == TextLanguage.URDU ? "30 ستمبر" : "30 September";
        assertThat(texts.takenBack(language, LONGEST_DAY)).contains(day);
    }
}
