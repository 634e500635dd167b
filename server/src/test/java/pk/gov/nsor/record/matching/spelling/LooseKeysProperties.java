package pk.gov.nsor.record.matching.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import pk.gov.nsor.foundation.kernel.PersonName;

/** Each kind of respelling leaves a looser key, and each slip leaves a part of it, by which the name is found. */
class LooseKeysProperties {

    private static final String[][] RESPELLINGS = {
        {"z", "j"},
        {"k", "q"},
        {"kh", "k"},
        {"sh", "s"},
        {"gh", "g"},
        {"bh", "b"},
        {"s", "th"},
        {"t", "th"},
        {"d", "dh"},
        {"z", "dh"},
        {"f", "ph"},
    };

    @Property
    void aRespelledConsonantSharesAKey(
            @ForAll("words") String word,
            @ForAll @IntRange(max = 10) int rule,
            @ForAll @IntRange(max = 1) int direction) {
        String from = RESPELLINGS[rule][direction];
        String to = RESPELLINGS[rule][1 - direction];
        // In the middle, before a vowel, where it is a letter of its own.
        String one = word + "a" + from + "an";
        String other = word + "a" + to + "an";
        assertThat(LooseKeys.of(one)).as(one + ", " + other).containsAnyElementsOf(LooseKeys.of(other));
    }

    @Property
    void vowelsInsideAndAtTheEndChangeNothing(@ForAll("words") String word, @ForAll("vowels") String vowels) {
        assertThat(LooseKeys.of(word + vowels)).isEqualTo(LooseKeys.of(word));
        assertThat(LooseKeys.of(word + vowels + "n")).isEqualTo(LooseKeys.of(word + "an"));
        assertThat(LooseKeys.of(word + "ah")).isEqualTo(LooseKeys.of(word));
    }

    @Property
    void aSlipInASoundLeavesAPartByWhichItIsFound(
            @ForAll("sounds") String sounds, @ForAll @IntRange(max = 7) int place, @ForAll("consonant") String other) {
        int at = place % sounds.length();
        Set<Integer> left = new HashSet<>(NameCodes.afterSlip(sounds));
        String wrong = sounds.substring(0, at) + other + sounds.substring(at + 1);
        String missing = sounds.substring(0, at) + sounds.substring(at + 1);
        String more = sounds.substring(0, at) + other + sounds.substring(at);
        String swapped = at == 0
                ? sounds
                : sounds.substring(0, at - 1) + sounds.charAt(at) + sounds.charAt(at - 1) + sounds.substring(at + 1);
        for (String slip : new String[] {wrong, missing, more, swapped}) {
            assertThat(NameCodes.afterSlip(slip)).as(sounds + ", " + slip).containsAnyElementsOf(left);
        }
    }

    @Property
    void whateverIsTypedHasCodesAndTheSameEachTime(@ForAll("words") String word) {
        PersonName name = PersonName.latin(word);
        assertThat(NameCodes.of(name, null))
                .isEqualTo(NameCodes.of(name, null))
                .contains(NameCodes.asWritten(word), NameCodes.WITHOUT_FATHER);
        assertThat(NameCodes.of(name, name)).doesNotContain(NameCodes.WITHOUT_FATHER);
    }

    @Property
    void anyTextHasALooserKeyForEachWord(@ForAll String text) {
        NameKeys.words(text)
                .forEach(word -> assertThat(word.loose())
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(8)
                        .noneMatch(String::isEmpty));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("bdgklmnprt")
                .ofLength(1)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(letters -> String.join("a", letters));
    }

    @Provide
    Arbitrary<String> vowels() {
        return Arbitraries.strings().withChars("aeiou").ofMinLength(1).ofMaxLength(2);
    }

    /** Of four sounds or more: of three, two can be all that is left. */
    @Provide
    Arbitrary<String> sounds() {
        return Arbitraries.strings().withChars("bdgklmnprt").ofMinLength(2).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> consonant() {
        return Arbitraries.strings().withChars("bdgklmnprtsz").ofLength(1);
    }
}
