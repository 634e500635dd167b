package pk.gov.nsor.record.matching;

import java.util.Random;

/** Words of which no other test has the key, so that a search in the shared register finds the test's own people. */
public final class MadeUpNames {

    private static final String CONSONANTS = "bdfgjklmnprstz";
    private static final Random RANDOM = new Random();

    private MadeUpNames() {}

    /** Seven syllables, such as Bakidomenurasabo: a hundred million of them, each with a key of its own. */
    public static String word() {
        StringBuilder word = new StringBuilder();
        for (int each = 0; each < 7; each++) {
            char next;
            do {
                next = CONSONANTS.charAt(RANDOM.nextInt(CONSONANTS.length()));
            } while (!word.isEmpty() && Character.toLowerCase(word.charAt(word.length() - 2)) == next);
            word.append(each == 0 ? Character.toUpperCase(next) : next).append("aio".charAt(each % 3));
        }
        return word.toString();
    }
}
