package pk.gov.nsor.record.matching.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is not part of a name changes no key, whatever the name. */
class NameKeysProperties {

    private static final List<String> KNOWN = List.of(
            "Muhammad",
            "Hussain",
            "Abdul Rehman",
            "Salahuddin",
            "Akbar",
            "Zia ul Haq",
            "Hidayatullah",
            "محمد",
            "اکبر",
            "عبدالرحمن",
            "صلاح الدین",
            "علی",
            "فاطمہ",
            "یوسف");

    @Property
    void capitalsChangeNothing(@ForAll("names") String name) {
        assertThat(NameKeys.of(name.toUpperCase(Locale.ROOT))).isEqualTo(NameKeys.of(name));
        assertThat(NameKeys.written(name.toUpperCase(Locale.ROOT))).isEqualTo(NameKeys.written(name));
    }

    @Property
    void spacesAndPunctuationBetweenWordsChangeNothing(@ForAll("names") String name) {
        assertThat(NameKeys.of("  " + name.replace(" ", " .  ") + ". ")).isEqualTo(NameKeys.of(name));
    }

    @Property
    void marksChangeNothing(@ForAll("names") String name, @ForAll Random random) {
        StringBuilder marked = new StringBuilder();
        for (char letter : name.toCharArray()) {
            marked.append(letter);
            if (Character.isLetter(letter) && random.nextBoolean()) {
                marked.append(Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC ? 'ّ' : '̄');
            }
        }
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(NameKeys.of(Normalizer.normalize(marked, form))).isEqualTo(NameKeys.of(name));
        }
    }

    @Property
    void formsOfOneUrduLetterChangeNothing(@ForAll("urdu") String name) {
        assertThat(NameKeys.of(name.replace('ی', 'ي').replace('ک', 'ك').replace('ہ', 'ه')))
                .isEqualTo(NameKeys.of(name));
    }

    @Property
    void anotherOrderOfPlainWordsIsTheSameKeys(@ForAll("plain") List<String> words, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, random);
        assertThat(NameKeys.of(String.join(" ", shuffled)))
                .containsExactlyInAnyOrderElementsOf(NameKeys.of(String.join(" ", words)));
    }

    @Property
    void aLetterThatIsDoubledChangesNothingWithinAWord(@ForAll("word") String word) {
        // At the beginning and the end it is another sound: ee is no silent e, and Aa is one letter.
        int middle = word.length() / 2;
        String doubled = word.substring(0, middle + 1) + word.substring(middle);
        assertThat(NameKeys.of(doubled)).isEqualTo(NameKeys.of(word));
    }

    @Property
    void whateverIsTypedHasAnAnswer(@ForAll String text) {
        List<String> keys = NameKeys.of(text);
        assertThat(keys).noneMatch(String::isEmpty);
        assertThat(keys.isEmpty()).isEqualTo(NameKeys.longestWord(text) == 0);
        // Terms are told apart by their first sign, and put between bars.
        assertThat(new HashSet<>(keys)).noneMatch(key -> key.matches(".*[=#<|\\s].*"));
        assertThat(NameKeys.written(text)).doesNotContain("|", "=", "#", "<");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(Arbitraries.of(KNOWN), plain().map(words -> String.join(" ", words)), urdu());
    }

    @Provide
    Arbitrary<List<String>> plain() {
        return word().list().ofMinSize(1).ofMaxSize(4);
    }

    /** Of no known compound. */
    @Provide
    Arbitrary<String> word() {
        return Arbitraries.strings()
                .withChars("bdfgjkmnprstz")
                .ofLength(1)
                .flatMap(first -> Arbitraries.strings()
                        .withChars("aiobdfgjkmnprstz")
                        .ofMinLength(3)
                        .ofMaxLength(6)
                        .map(rest -> first + rest))
                .filter(word -> Spellings.keyOf(word).isEmpty()
                        && Compounds.apart(List.of(word)).equals(List.of(word)));
    }

    @Provide
    Arbitrary<String> urdu() {
        return Arbitraries.strings()
                .withChars("ابپتجحخدرسشصعغفقکلمنوہی")
                .ofMinLength(2)
                .ofMaxLength(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(words -> String.join(" ", words));
    }
}
