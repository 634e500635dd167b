package pk.gov.nsor.foundation.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalises names that are in no list of the register, such as those of prisons and courts of appeal, for comparison.
 */
public final class PlainLetters {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private PlainLetters() {}

    /** Case, spaces, punctuation, marks and the script of digits do not count. */
    public static boolean isSame(String one, String other) {
        return of(one).equals(of(other));
    }

    /** What distinguishes a name from others: its letters and digits; empty where it has none. */
    public static String of(String name) {
        String plain = Digits.western(Normalizer.normalize(name, Normalizer.Form.NFKD));
        return NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
