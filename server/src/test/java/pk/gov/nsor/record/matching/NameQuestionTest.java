package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** What can be searched for, and why anything else cannot. */
class NameQuestionTest {

    @Test
    void oneWordOfThreeLettersIsTheLeast() {
        assertThat(refusal("Ali")).isNull();
        assertThat(refusal("علی")).isNull();
        assertThat(refusal("گل خان")).isNull();
        assertThat(refusal("Al")).isEqualTo("search.short");
        assertThat(refusal("A")).isEqualTo("search.short");
        assertThat(refusal("Al i b")).isEqualTo("search.short");
        assertThat(refusal("A-l-i")).isEqualTo("search.short");
        assertThat(refusal("گل")).isEqualTo("search.short");
    }

    @Test
    void eightWordsAndHundredAndFiftyCharactersAreTheMost() {
        assertThat(refusal("one two six ten all big cat dog")).isNull();
        assertThat(refusal("one two six ten all big cat dog elk")).isEqualTo("search.words");
        assertThat(refusal("a".repeat(150))).isNull();
        assertThat(refusal("a".repeat(151))).isEqualTo("name.length");
        assertThat(refusal("ب".repeat(10_000))).isEqualTo("name.length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Muhammad اسلم", "Аслам", "Aslаm", "Asl%", "As_lam", "Aslam*", "Aslam 1", "Aslam;--", "阿斯兰"})
    void otherLettersThanLatinOnesAndOtherSignsAreRefused(String name) {
        assertThat(refusal(name)).isEqualTo("name.latin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"اسلم Khan", "اسلم%", "اسلم ۱۲"})
    void amongUrduLettersToo(String name) {
        assertThat(refusal(name)).isEqualTo("name.urdu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"As\u202elam", "\u2066Aslam", "As\u200blam", "As\u0000lam", "اس\u202eلم", "Aslam\n"})
    void whatCannotBeSeenIsRefused(String name) {
        assertThat(refusal(name)).isEqualTo("search.hidden");
    }

    @Test
    void aNonJoinerIsPartOfUrduWords() {
        assertThat(refusal("بی\u200cبی")).isNull();
    }

    @Test
    void theFathersNameIsReadAsTheNameAndNamesItsField() {
        InvalidValueException refused = refused("Aslam", "B", null);
        assertThat(refused.code()).isEqualTo("search.short");
        assertThat(refused.field()).isEqualTo("father");
        assertThat(refused("A", "Bashir", null).field()).isEqualTo("q");
    }

    @Test
    void theYearIsOneOfFourDigitsInWhicheverDigits() {
        assertThat(NameQuestion.year("1984")).isEqualTo(1984);
        assertThat(NameQuestion.year(" ۱۹۸۴ ")).isEqualTo(1984);
        for (String none : new String[] {"84", "19840", "1984-05-03", "year", "-198"}) {
            InvalidValueException refused =
                    catchThrowableOfType(InvalidValueException.class, () -> NameQuestion.year(none));
            assertThat(refused.code()).as(none).isEqualTo("search.year");
            assertThat(refused.field()).isEqualTo("born");
        }
        assertThat(refused("Aslam", null, 1899).code()).isEqualTo("search.year");
        assertThat(refused("Aslam", null, 2101).code()).isEqualTo("search.year");
        assertThat(new NameQuestion("Aslam", null, 1900, null).bornYear()).isEqualTo(1900);
        assertThat(new NameQuestion("Aslam", null, 2100, null).bornYear()).isEqualTo(2100);
    }

    private static @Nullable String refusal(String name) {
        try {
            assertThat(new NameQuestion(name, null, null, null).keys()).isNotEmpty();
            return null;
        } catch (InvalidValueException refused) {
            return refused.code();
        }
    }

    private static InvalidValueException refused(String name, @Nullable String father, @Nullable Integer year) {
        return catchThrowableOfType(InvalidValueException.class, () -> new NameQuestion(name, father, year, null));
    }
}
