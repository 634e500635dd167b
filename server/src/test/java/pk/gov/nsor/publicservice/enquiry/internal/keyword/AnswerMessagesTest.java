package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.publicservice.enquiry.internal.Language;

class AnswerMessagesTest {

    private static final Cnic CNIC = new Cnic(9352012345671L);
    private static final String CODE = "WWWWWWWW";

    /** 23:59 on 30 September, at the register. */
    private static final Instant LONGEST_DAY = Instant.parse("2026-09-30T18:59:00Z");

    /** 23:59 on 31 October. */
    private static final Instant LONGEST_DAY_IN_URDU = Instant.parse("2026-10-31T18:59:00Z");

    private final AnswerMessages wording = new AnswerMessages(CnicFormat.SYNTHETIC);
    private final AnswerMessages live = new AnswerMessages(CnicFormat.LIVE);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyAnswerFitsItsPartsWithTheLongestValues(Language language) {
        all(language).forEach(text -> {
            MessageParts message = MessageParts.of(text);
            assertThat(message.dataCoding()).as(text).isEqualTo((byte) (language == Language.URDU ? 8 : 0));
            assertThat(message.parts()).as(text).hasSizeLessThanOrEqualTo(language == Language.URDU ? 2 : 1);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void onAndNotOnAreOfOneLengthAndShape(Language language) {
        String on = wording.onRegister(language, CNIC, CODE);
        String notOn = wording.notOnRegister(language, CNIC, CODE);
        assertThat(on).hasSameSizeAs(notOn).isNotEqualTo(notOn);
        assertThat(MessageParts.of(on).parts())
                .hasSameSizeAs(MessageParts.of(notOn).parts());
        Stream.of(on, notOn)
                .forEach(text -> assertThat(text)
                        .contains("*****-**34567-1")
                        .contains(CODE)
                        .contains("15")
                        .doesNotContain("93520"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noPlaceIsLeftUnfilledAndNoTextIsOfAnotherLanguage(Language language) {
        all(language).forEach(text -> {
            assertThat(text).doesNotContain("{").isNotBlank();
            assertThat(text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC))
                    .as(text)
                    .isEqualTo(language == Language.URDU);
        });
        if (language != Language.ENGLISH) {
            assertThat(all(language))
                    .doesNotContainAnyElementsOf(all(Language.ENGLISH).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aRealRegisterGivesNoNumberAsAnExample(Language language) {
        assertThat(wording.notACnic(language)).contains("93520-1234567-1");
        assertThat(live.notACnic(language)).contains("XXXXX-XXXXXXX-X").doesNotContain("93520");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whenToTryAgainIsSaidWithTimeAndDay(Language language) {
        String day = language == Language.URDU ? "30 ستمبر" : "30 September";
        assertThat(wording.tooManyCnics(language, LONGEST_DAY)).contains("23:59", day);
        assertThat(wording.tooManyOthers(language, LONGEST_DAY)).contains("23:59", day);
    }

    private Stream<String> all(Language language) {
        return Stream.of(
                wording.onRegister(language, CNIC, CODE),
                wording.notOnRegister(language, CNIC, CODE),
                wording.notACnic(language),
                live.notACnic(language),
                wording.closed(language),
                wording.languageChosen(language),
                wording.disputeTaken(language),
                wording.disputeHow(language),
                wording.usage(language),
                wording.late(language),
                wording.tooManyCnics(language, LONGEST_DAY),
                wording.tooManyOthers(language, LONGEST_DAY),
                wording.tooManyCnics(language, LONGEST_DAY_IN_URDU),
                wording.tooManyOthers(language, LONGEST_DAY_IN_URDU));
    }
}
