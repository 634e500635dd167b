package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.matching.compare.Birth;

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
    @ValueSource(strings = {"Aslمam", "Аслам", "Aslаm", "Asl%", "As_lam", "Aslam*", "Aslam 1", "Aslam;--", "阿斯兰"})
    void otherLettersThanLatinOnesAndOtherSignsAreRefused(String name) {
        assertThat(refusal(name)).isEqualTo("name.latin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"اسلم%", "اسلم ۱۲"})
    void amongUrduLettersToo(String name) {
        assertThat(refusal(name)).isEqualTo("name.urdu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"As\u202elam", "\u2066Aslam", "As\u200blam", "As\u0000lam", "اس\u202eلم", "Aslam\n"})
    void whatCannotBeSeenIsRefused(String name) {
        assertThat(refusal(name)).isEqualTo("search.hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Muhammad اسلم", "اسلم Khan", "اسلم خان Khan", "Aslam (اسلم)"})
    void wordsOfBothScriptsMayStandInOneName(String name) {
        assertThat(refusal(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "Aslam 😀", "اسلم 😀", "'; drop table person; --", "%' or 1=1"})
    void picturesAndStatementsAreNoNames(String name) {
        assertThat(refusal(name)).isIn("name.latin", "name.urdu");
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
    void aBirthIsADayAYearOrAnAgeInWhicheverDigits() {
        LocalDate today = LocalDate.of(2026, 11, 29);
        assertThat(NameQuestion.birth("1984", today)).isEqualTo(Birth.in(1984));
        assertThat(NameQuestion.birth(" ۱۹۸۴ ", today)).isEqualTo(Birth.in(1984));
        assertThat(NameQuestion.birth("42", today)).isEqualTo(Birth.in(1984));
        assertThat(NameQuestion.birth("3/5/84", today)).isEqualTo(Birth.on(LocalDate.of(1984, 5, 3)));
        assertThat(NameQuestion.birth("3-5-1984", today)).isEqualTo(Birth.on(LocalDate.of(1984, 5, 3)));
        assertThat(NameQuestion.birth("3 May 1984", today)).isEqualTo(Birth.on(LocalDate.of(1984, 5, 3)));
        for (String none : new String[] {"19840", "31-2-1984", "year", "-198", "3-5-8"}) {
            InvalidValueException refused =
                    catchThrowableOfType(InvalidValueException.class, () -> NameQuestion.birth(none, today));
            assertThat(refused.code()).as(none).isEqualTo("search.year");
            assertThat(refused.field()).isEqualTo("born");
        }
        assertThat(refused("Aslam", null, 1899).code()).isEqualTo("search.year");
        assertThat(refused("Aslam", null, 2101).code()).isEqualTo("search.year");
        assertThat(new NameQuestion("Aslam", null, 1900, null).birth()).isEqualTo(Birth.in(1900));
        assertThat(new NameQuestion("Aslam", null, 2100, null).birth()).isEqualTo(Birth.in(2100));
    }

    @Test
    void aCnicHasThirteenDigitsOrLacksOneAndNeedsNoName() {
        assertThat(NameQuestion.digits("93520-1234567-1")).isEqualTo("9352012345671");
        assertThat(new NameQuestion(null, null, null, null, "9352012345671").name())
                .isNull();
        assertThat(new NameQuestion(null, null, null, null, "935201234567").cnic())
                .hasSize(12);
        for (String none : new String[] {"93520123456", "93520123456711", "93520-1234567-1", "x352012345671", ""}) {
            InvalidValueException refused = catchThrowableOfType(
                    InvalidValueException.class, () -> new NameQuestion("Aslam", null, null, null, none));
            assertThat(refused.code()).as(none).isEqualTo("search.cnic");
            assertThat(refused.field()).isEqualTo("cnic");
        }
    }

    private static @Nullable String refusal(String name) {
        try {
            assertThat(new NameQuestion(name, null, null, null).described().names())
                    .isNotEmpty();
            return null;
        } catch (InvalidValueException refused) {
            return refused.code();
        }
    }

    private static InvalidValueException refused(String name, @Nullable String father, @Nullable Integer year) {
        return catchThrowableOfType(InvalidValueException.class, () -> new NameQuestion(name, father, year, null));
    }
}
