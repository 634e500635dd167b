package pk.gov.nsor.foundation.access.credential;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pass-phrases for people to copy from a screen once, without letters that are easily confused. */
public final class PassPhrase {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 7;
    private static final int GROUPS_OF_HALF = 4;
    private static final int LETTERS_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PassPhrase() {}

    /** Seven groups of four letters and digits with dashes between them: 138 random bits. */
    public static String generate() {
        return Stream.generate(() -> letters(LETTERS_A_GROUP)).limit(GROUPS).collect(Collectors.joining("-"));
    }

    /** Four groups, 79 random bits: half of a pass-phrase that two people give to its user. */
    public static String half() {
        return Stream.generate(() -> letters(LETTERS_A_GROUP))
                .limit(GROUPS_OF_HALF)
                .collect(Collectors.joining("-"));
    }

    /** So many random letters and digits, 4.95 bits each. */
    static String letters(int count) {
        return RANDOM.ints(count, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
