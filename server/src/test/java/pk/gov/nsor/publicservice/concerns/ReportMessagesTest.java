package pk.gov.nsor.publicservice.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;

/** Every answer to REPORT fits its parts, in each language. */
class ReportMessagesTest {

    private static final String LONGEST = "https://" + "m".repeat(ReportMessages.LONGEST_ADDRESS - "/concern".length());

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void everyTextFitsAndNamesTheNumberForDanger(TextLanguage language) {
        ReportMessages bare = new ReportMessages("");
        List<String> texts = new ArrayList<>(List.of(
                bare.received(language, "WWWW-WWWW"),
                bare.unknown(language),
                bare.how(language),
                new ReportMessages(LONGEST).how(language),
                bare.noCnic(language),
                bare.refused(language, new InvalidValueException("concern.words", "")),
                bare.refused(language, new InvalidValueException("text.survivor.name", "")),
                bare.refused(language, new InvalidValueException("text.survivor.language", "")),
                bare.many(language),
                bare.limit(language)));
        for (Concern.State state : Concern.State.values()) {
            texts.add(bare.state(language, state));
        }
        assertThat(texts).doesNotHaveDuplicates().allSatisfy(text -> fits(language, text));
    }

    @ParameterizedTest
    @EnumSource(TextLanguage.class)
    void thePageIsNamedWhereItsAddressIsKnownAndShortEnough(TextLanguage language) {
        assertThat(new ReportMessages("https://nsor.gov.pk/").how(language))
                .contains("nsor.gov.pk/concern")
                .doesNotContain("https");
        assertThat(new ReportMessages("").how(language)).doesNotContain("/concern");
        assertThat(new ReportMessages(LONGEST + "m").how(language)).doesNotContain("/concern");
    }

    private static void fits(TextLanguage language, String text) {
        boolean isUrdu = language == TextLanguage.URDU;
        MessageParts message = MessageParts.of(text);
        assertThat(message.dataCoding()).as(text).isEqualTo((byte) (isUrdu ? 8 : 0));
        assertThat(message.parts()).as(text).hasSizeLessThanOrEqualTo(isUrdu ? 2 : 1);
        assertThat(text).contains("15").doesNotContain("{");
    }
}
