package pk.gov.nsor.foundation.screening.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words written without a blank between them, one of which is a name or a word for a survivor: justiceforayesha. */
final class Compounds {

    private static final int SHORTEST_LATIN = 8;
    private static final int SHORTEST_URDU = 7;
    private static final int LONGEST = 32;
    private static final int MOST_PARTS = 4;
    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_OF_NAME = 4;

    private static final Set<String> SHORT =
            Set.of("of", "ki", "ke", "ka", "ne", "se", "is", "کی", "کا", "کے", "نے", "کو");

    private Compounds() {}

    /**
     * Where its parts end, the last at its end; empty where it is one word. The fewest parts that all are known.
     *
     * @param word which is not known itself, as it is looked up
     */
    static List<Integer> ends(String word) {
        int shortest = !word.isEmpty() && word.charAt(0) < 128 ? SHORTEST_LATIN : SHORTEST_URDU;
        if (word.length() < shortest || word.length() > LONGEST) {
            return List.of();
        }
        int[] parts = new int[word.length() + 1];
        int[] from = new int[word.length() + 1];
        for (int end = 1; end <= word.length(); end++) {
            parts[end] = MOST_PARTS + 1;
            for (int begin = 0; begin < end; begin++) {
                if (parts[begin] + 1 < parts[end] && isWord(word.substring(begin, end))) {
                    parts[end] = parts[begin] + 1;
                    from[end] = begin;
                }
            }
        }
        if (parts[word.length()] > MOST_PARTS) {
            return List.of();
        }
        List<Integer> ends = new ArrayList<>();
        boolean isTelling = false;
        for (int end = word.length(); end > 0; end = from[end]) {
            ends.addFirst(end);
            isTelling |= isTelling(word.substring(from[end], end));
        }
        return isTelling ? ends : List.of();
    }

    private static boolean isWord(String part) {
        return SHORT.contains(part)
                || (part.length() >= LEAST_LETTERS && Lexicon.shared().isKnown(part));
    }

    private static boolean isTelling(String part) {
        return part.length() >= LEAST_OF_NAME
                && (Vocabulary.isUsualName(part) || Lexicon.shared().isOneOf(Lexicon.Sort.SURVIVOR, part));
    }
}
