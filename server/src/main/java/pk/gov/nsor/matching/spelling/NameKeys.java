package pk.gov.nsor.matching.spelling;

import java.util.List;
import java.util.Objects;

/**
 * The keys of a name, one a word. Usual spellings of a word have one key, whether in Latin letters or in Urdu; words that
 * have one key need not be the same name, so that people look at what is found.
 */
public final class NameKeys {

    /** Raised with every change that makes another key of some word; keys of older rules are made anew. */
    public static final int RULES = 1;

    private NameKeys() {}

    /** In the order of the words, of which articles (ul, ud, al) are none; empty for a text without a letter. */
    public static List<String> of(String name) {
        return Compounds.apart(Letters.words(name)).stream().map(NameKeys::key).toList();
    }

    /** The name as it is written, but for capitals, marks, forms of one letter, punctuation and spaces. */
    public static String written(String name) {
        return String.join(" ", Letters.words(name));
    }

    /** The number of letters of its longest word. */
    public static int longestWord(String name) {
        return Letters.words(name).stream().mapToInt(String::length).max().orElse(0);
    }

    private static String key(String word) {
        String skeleton = Spellings.keyOf(word).orElseGet(() -> Skeleton.of(word));
        // A word of letters that have no sound here is itself.
        return Objects.requireNonNull(skeleton).isEmpty() ? word : skeleton;
    }
}
