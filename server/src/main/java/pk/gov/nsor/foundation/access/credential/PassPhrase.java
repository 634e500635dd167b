package pk.gov.nsor.foundation.access.credential;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.Digits;

/** Pass-phrases for people to copy from a screen once, without letters that are easily confused. */
public final class PassPhrase {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 7;
    private static final int GROUPS_OF_HALF = 4;
    private static final int LETTERS_A_GROUP = 4;
    private static final int LEAST_GROUPS = 3;

    /** Spaces, dashes of any kind, and marks of direction that copying adds. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}\\p{Zs}\\p{Cf}\\u2212_]+");

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

    /**
     * What somebody typed as the register writes pass-phrases: small letters in groups of four with dashes between them,
     * whatever case, spaces and dashes it was typed with. No two pass-phrases become alike by it, since none has large
     * letters. Empty where it can be none.
     */
    public static Optional<String> written(String typed) {
        String bare = BETWEEN.matcher(Digits.western(typed)).replaceAll("").toLowerCase(Locale.ROOT);
        boolean isOne = bare.length() >= LEAST_GROUPS * LETTERS_A_GROUP
                && bare.length() % LETTERS_A_GROUP == 0
                && bare.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
        return isOne ? Optional.of(bare.replaceAll("(.{4})(?=.)", "$1-")) : Optional.empty();
    }

    /** So many random letters and digits, 4.95 bits each. */
    static String letters(int count) {
        return RANDOM.ints(count, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
