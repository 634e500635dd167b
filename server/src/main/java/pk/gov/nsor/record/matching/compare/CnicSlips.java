package pk.gov.nsor.record.matching.compare;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The CNICs that somebody may mean who types one with a slip: one digit wrong or missing, or two neighbours swapped. */
public final class CnicSlips {

    private static final int DIGITS = 13;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private CnicSlips() {}

    /** Whether it has as many digits as a CNIC, or one less. */
    public static boolean isCnicOrLacksOne(String digits) {
        return NUMBER.matcher(digits).matches() && (digits.length() == DIGITS || digits.length() == DIGITS - 1);
    }

    /** Whether one digit of a CNIC is missing. */
    public static boolean lacksOne(String digits) {
        return digits.length() == DIGITS - 1 && isCnicOrLacksOne(digits);
    }

    /** At most 130 numbers of 13 digits, without the one that was typed. */
    public static Set<Long> meant(String digits) {
        if (!isCnicOrLacksOne(digits)) {
            return Set.of();
        }
        Set<Long> meant = new HashSet<>();
        for (int at = 0; at <= digits.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digits.length() < DIGITS) {
                    add(meant, digits.substring(0, at) + digit + digits.substring(at));
                } else if (at < DIGITS) {
                    add(meant, digits.substring(0, at) + digit + digits.substring(at + 1));
                }
            }
            if (digits.length() == DIGITS && at + 1 < DIGITS) {
                add(
                        meant,
                        digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2));
            }
        }
        meant.remove(Long.valueOf(digits));
        return Set.copyOf(meant);
    }

    /** Whether a slip makes one of the other; the first may lack a digit. */
    static boolean isOne(String one, String other) {
        return !one.equals(other) && Distance.isAtMostOne(one, other);
    }

    private static void add(Set<Long> meant, String digits) {
        if (digits.charAt(0) != '0') {
            meant.add(Long.valueOf(digits));
        }
    }
}
