package pk.gov.nsor.record.matching.spelling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys of a name, one for each word. Usual spellings of a word have one key, whether in Latin letters or in Urdu.
 * Words with the same key need not be the same name, so a person has to check what is found.
 */
public final class NameKeys {

    /**
     * Raised with every change of the rules that changes the key of some word; keys of older rules are computed again.
     */
    public static final int RULES = 4;

    private NameKeys() {}

    /** In the order of the words, without articles (ul, ud, al); empty for a text without a letter. */
    public static List<String> of(String name) {
        return Compounds.apart(Letters.words(name)).stream().map(NameKeys::key).toList();
    }

    /** Its words as they are compared, in their order, without articles. */
    public static List<NameWord> words(String name) {
        return Compounds.apart(Letters.words(name)).stream().map(NameKeys::word).toList();
    }

    /**
     * As {@link #words(String)}, for the names that are compared with one question, which share words. Never kept for the
     * next: what is known before would tell by its time whose names were read.
     */
    public static Function<String, List<NameWord>> ofOneQuestion() {
        Map<String, NameWord> known = new HashMap<>();
        return name -> Compounds.apart(Letters.words(name)).stream()
                .map(word -> known.computeIfAbsent(word, NameKeys::word))
                .toList();
    }

    static NameWord word(String written) {
        List<String> own = LooseKeys.of(written);
        // A common name under an odd spelling (Mohd, Bux) sounds like its usual one, too.
        return new NameWord(
                written,
                key(written),
                Spellings.usual(written)
                        .map(usual -> Stream.concat(LooseKeys.of(usual).stream(), own.stream())
                                .distinct()
                                .toList())
                        .orElse(own));
    }

    /** The name as it is written, ignoring capitals, marks, forms of one letter, punctuation and spaces. */
    public static String written(String name) {
        return String.join(" ", Letters.words(name));
    }

    /** The number of letters of its longest word. */
    public static int longestWord(String name) {
        return Letters.words(name).stream().mapToInt(String::length).max().orElse(0);
    }

    private static String key(String word) {
        String skeleton = Spellings.keyOf(word).orElseGet(() -> Skeleton.of(word));
        // A word whose letters have no sound here is its own key.
        return Objects.requireNonNull(skeleton).isEmpty() ? word : skeleton;
    }
}
