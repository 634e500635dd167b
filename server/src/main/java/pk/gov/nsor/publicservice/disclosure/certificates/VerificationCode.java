package pk.gov.nsor.publicservice.disclosure.certificates;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pk.gov.nsor.foundation.kernel.Digits;

/**
 * The code on a certificate: twenty characters of 32 that are not taken for one another, which is 100 random bits, in five
 * groups of four.
 */
final class VerificationCode {

    static final int LENGTH = 20;
    private static final int GROUP = 4;
    /** Without 0, 1, I and O. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LONGEST_TYPED = 100;

    private VerificationCode() {}

    /** As it is printed. */
    static String next(SecureRandom random) {
        var code = random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(Collectors.joining());
        return IntStream.range(0, LENGTH / GROUP)
                .mapToObj(group -> code.substring(group * GROUP, (group + 1) * GROUP))
                .collect(Collectors.joining("-"));
    }

    /**
     * As it is hashed: however people type it, without signs, in upper case, with Western digits. Of what is longer than
     * anybody types a code nothing is taken, rather than its beginning.
     */
    static String plain(String typed) {
        var some = typed.length() > LONGEST_TYPED ? "" : typed;
        return Digits.western(some).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
