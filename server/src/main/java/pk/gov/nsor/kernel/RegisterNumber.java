package pk.gov.nsor.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number people call a record by: R, a serial number and a Luhn check digit, written R-0000042-2.
 *
 * @param serial 1 to 9 999 999
 */
public record RegisterNumber(int serial) {

    private static final int LARGEST = 9_999_999;
    private static final Pattern WRITTEN = Pattern.compile("[Rr]?[- ]*([0-9]{7})[- ]*([0-9])");

    public RegisterNumber {
        if (serial < 1 || serial > LARGEST) {
            throw new InvalidValueException("register-number", "This is not a register number (R-0000042-2).");
        }
    }

    /** @throws InvalidValueException where the shape or the check digit is wrong */
    public static RegisterNumber parse(String text) {
        Matcher matcher = WRITTEN.matcher(Digits.western(text.strip()));
        if (matcher.matches()) {
            RegisterNumber number = new RegisterNumber(Integer.parseInt(matcher.group(1)));
            if (number.checkDigit() == Integer.parseInt(matcher.group(2))) {
                return number;
            }
        }
        throw new InvalidValueException("register-number", "This is not a register number (R-0000042-2).");
    }

    public String formatted() {
        return "R-%07d-%d".formatted(serial, checkDigit());
    }

    @Override
    public String toString() {
        return formatted();
    }

    private int checkDigit() {
        int sum = 0;
        int rest = serial;
        for (boolean doubled = true; rest > 0; doubled = !doubled, rest /= 10) {
            int digit = rest % 10;
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
