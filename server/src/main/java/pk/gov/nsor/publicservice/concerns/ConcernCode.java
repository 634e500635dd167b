package pk.gov.nsor.publicservice.concerns;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** The code by which whoever reported a concern follows it: eight of twenty consonants, so that it is never a word. */
final class ConcernCode {

    static final int LENGTH = 8;
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LONGEST_TYPED = 40;

    private ConcernCode() {}

    /** As it is shown, in two groups of four. */
    static String next(SecureRandom random) {
        String code = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(Collectors.joining());
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** Whether a text, in upper case, could be one. */
    static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** As it is hashed, however it is typed. Of what is longer than anybody types a code nothing is taken. */
    static String plain(String typed) {
        String some = typed.length() > LONGEST_TYPED ? "" : typed;
        return some.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
