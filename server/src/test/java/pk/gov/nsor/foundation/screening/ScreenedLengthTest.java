package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.words.TextTokens;

/** What takes the screen longer, the longer it is, is not read at all beyond what anybody may write. */
class ScreenedLengthTest {

    @Test
    void aTextOfFourThousandCharactersIsReadAndNotOneMore() {
        String text = "He came on time. ".repeat(300).substring(0, Screened.LONGEST);
        assertThat(Screened.require(text, "note")).isEqualTo(text);
        assertThatThrownBy(() -> Screened.require(text + ".", "note"))
                .isInstanceOfSatisfying(InvalidValueException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("text.long");
                    assertThat(refused.field()).isEqualTo("note");
                });
        assertThatThrownBy(() -> Screened.require("a".repeat(2_000_000)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("text.long"));
    }

    /** Each word of a number took some of the thread's stack. */
    @ParameterizedTest
    @ValueSource(strings = {"zero ", "double,", "a.", "a@", "9"})
    void wordsOfANumberWithoutEndAreRead(String word) {
        String text = "The victim called. " + word.repeat(50_000 / word.length());
        assertThat(SurvivorScreen.screen(text.substring(0, Screened.LONGEST))).isNotNull();
        var _ = new Numbers(text, TextTokens.of(text), Anchors.in(TextTokens.of(text)))
                .find()
                .toList();
    }
}
