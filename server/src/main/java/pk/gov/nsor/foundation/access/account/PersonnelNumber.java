package pk.gov.nsor.foundation.access.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * The number by which an agency identifies one of its people. Spellings of a number count as equal: spaces, dashes,
 * slashes, dots, the case of letters, the script of digits and leading zeros make no difference.
 *
 * @param value letters A to Z and digits, 1 to 20, at least one digit
 */
public record PersonnelNumber(String value) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}/._\\\\]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final Pattern SHAPE = Pattern.compile("(?=.*[0-9])[A-Z0-9]{1,20}");

    /** @throws InvalidValueException {@code personnel-number} where it is none */
    public static PersonnelNumber parse(String text) {
        String clean = Digits.western(Normalizer.normalize(text, Normalizer.Form.NFKC));
        clean = BETWEEN.matcher(clean).replaceAll("").toUpperCase(Locale.ROOT);
        clean = LEADING_ZEROS.matcher(clean).replaceAll("");
        if (!SHAPE.matcher(clean).matches()) {
            throw new InvalidValueException(
                    "personnel-number",
                    "A personnel number has 1 to 20 letters A to Z and digits, one digit at least.");
        }
        return new PersonnelNumber(clean);
    }

    @Override
    public String toString() {
        return value;
    }
}
