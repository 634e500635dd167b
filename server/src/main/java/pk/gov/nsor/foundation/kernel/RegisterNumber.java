package pk.gov.nsor.foundation.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number people call a record by: R, nine random digits and a check digit, written R-482-139-0759. It does not
 * reveal when somebody was registered, and is hard to guess: with a million people on record, one guess in 900 is in
 * use.
 *
 * @param serial 100,000,000 to 999,999,999
 */
public record RegisterNumber(int serial) {

    private static final int SMALLEST = 100_000_000;
    private static final int LARGEST = 999_999_999;
    private static final int SERIAL_DIGITS = 9;
    private static final Pattern WRITTEN = Pattern.compile("[Rr]?[- ]*([1-9](?:[- ]*[0-9]){8})[- ]*([0-9])");

    /**
     * H. Michael Damm's quasigroup of order ten (2004), which finds every wrong digit and every two neighbours in the wrong
     * order.
     */
    private static final String[] DAMM = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
    };

    public RegisterNumber {
        if (serial < SMALLEST || serial > LARGEST) {
            throw wrong();
        }
    }

    /** @throws InvalidValueException where the shape or the check digit is wrong */
    public static RegisterNumber parse(String text) {
        Matcher matcher = WRITTEN.matcher(Digits.western(text.strip()));
        if (matcher.matches()) {
            RegisterNumber number =
                    new RegisterNumber(Integer.parseInt(matcher.group(1).replaceAll("[- ]", "")));
            if (number.checkDigit() == Integer.parseInt(matcher.group(2))) {
                return number;
            }
        }
        throw wrong();
    }

    /**
     * The digits of what somebody types to find a number, without a check digit; empty where it has none. They may be of
     * any part of it.
     */
    public static String serialDigits(String typed) {
        String digits = Digits.western(typed).replaceAll("[^0-9]", "");
        return digits.substring(0, Math.min(SERIAL_DIGITS, digits.length()));
    }

    public String formatted() {
        return "R-%03d-%03d-%03d%d".formatted(serial / 1_000_000, serial / 1_000 % 1_000, serial % 1_000, checkDigit());
    }

    @Override
    public String toString() {
        return formatted();
    }

    private int checkDigit() {
        int interim = 0;
        for (char digit : Integer.toString(serial).toCharArray()) {
            interim = DAMM[interim].charAt(digit - '0') - '0';
        }
        return interim;
    }

    private static InvalidValueException wrong() {
        return new InvalidValueException("register-number", "This is not a register number (R-482-139-0759).");
    }
}
