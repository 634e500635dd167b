package pk.gov.nsor.simulator.smsc;

import java.util.regex.Pattern;

/**
 * A phone's number in international form.
 *
 * @param international {@code +} and 8 to 15 digits, for example {@code +923990000001}
 */
public record PhoneNumber(String international) {

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern PAKISTANI = Pattern.compile("\\+923[0-9]{9}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\u2010-\\u2015-]");
    private static final int LONGEST_INPUT = 40;

    public PhoneNumber {
        if (!INTERNATIONAL.matcher(international).matches()) {
            throw new IllegalArgumentException(explanation());
        }
    }

    /**
     * Reads a number as people write it: {@code 0399 0000001}, {@code +92 399 0000001}, {@code 0092…} or
     * {@code 92…}, with spaces, dashes, dots and brackets anywhere, in Western, Urdu or Arabic digits. A number of
     * another country needs its {@code +} or {@code 00}.
     *
     * @throws IllegalArgumentException when it is no mobile number of Pakistan and no international number
     */
    public static PhoneNumber parse(String written) {
        if (written.length() > LONGEST_INPUT) {
            throw new IllegalArgumentException(explanation());
        }
        String compact = westernDigits(PUNCTUATION.matcher(written).replaceAll(""));
        String international = compact;
        if (compact.startsWith("00")) {
            international = "+" + compact.substring(2);
        } else if (compact.startsWith("0")) {
            international = "+92" + compact.substring(1);
        } else if (compact.startsWith("92")) {
            international = "+" + compact;
        }
        if (international.startsWith("+92") && !PAKISTANI.matcher(international).matches()) {
            throw new IllegalArgumentException(explanation());
        }
        return new PhoneNumber(international);
    }

    /** The number as SMPP carries it with type of number "international": the digits alone. */
    String digits() {
        return international.substring(1);
    }

    private static String westernDigits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.isDigit(character) ? '0' + Character.digit(character, 10) : character)
                .forEach(digits::appendCodePoint);
        return digits.toString();
    }

    private static String explanation() {
        return "not a phone number: write a mobile number such as 0399 0000001 or +92 399 0000001";
    }
}
