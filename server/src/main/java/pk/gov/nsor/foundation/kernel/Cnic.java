package pk.gov.nsor.foundation.kernel;

/**
 * A number of Pakistan's computerised national identity card: 13 digits, written XXXXX-XXXXXXX-X. The first digit names
 * the province that issued it (1 to 8); 9 is no province's and marks synthetic numbers. There is no check digit, so only
 * the shape is known, and numbers that people type to fill a field are refused.
 *
 * @param number 1 000 000 000 000 to 9 999 999 999 999
 */
public record Cnic(long number) implements Comparable<Cnic> {

    private static final int LENGTH = 13;
    private static final long SMALLEST = 1_000_000_000_000L;
    private static final long LARGEST = 9_999_999_999_999L;
    private static final String COUNTED_UP = "1234567891011";

    /** @throws InvalidValueException where the number has no 13 digits or is a filler */
    public Cnic {
        if (number < SMALLEST || number > LARGEST) {
            throw new InvalidValueException(
                    "cnic.length", "A CNIC has 13 digits and does not begin with 0, for example 93520-1234567-1.");
        }
        if (isFiller(Long.toString(number))) {
            throw new InvalidValueException(
                    "cnic.filler", "This is a filler and no person's CNIC. Leave the field empty if there is none.");
        }
    }

    /**
     * Reads a CNIC as people write it: digits of any script, with spaces, dashes and dots anywhere between them.
     *
     * @throws InvalidValueException where there are other characters, the digits are not 13, or the number is a filler
     */
    public static Cnic parse(String text) {
        StringBuilder digits = new StringBuilder(LENGTH);
        String western = Digits.western(text.strip());
        for (int i = 0; i < western.length(); i++) {
            char c = western.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (!isSeparator(c)) {
                throw new InvalidValueException(
                        "cnic.characters", "A CNIC has digits only, for example 93520-1234567-1.");
            }
        }
        if (digits.length() != LENGTH) {
            throw new InvalidValueException(
                    "cnic.digits", "A CNIC has 13 digits, for example 93520-1234567-1; this has %s.", digits.length());
        }
        return new Cnic(Long.parseLong(digits.toString()));
    }

    /** True for spaces, dashes of any kind, dots and the invisible marks that set the direction of a line. */
    public static boolean isSeparator(char c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION, Character.SPACE_SEPARATOR, Character.FORMAT -> true;
            default -> c == '.' || c == '۔' || c == '_' || c == '\t' || c == '\n' || c == '\r' || c == '−';
        };
    }

    /** True for a number that no person can have, as demonstrations and tests use. */
    public boolean isSynthetic() {
        return firstDigit() == 9;
    }

    /** 1 Khyber Pakhtunkhwa, 2 former FATA, 3 Punjab, 4 Sindh, 5 Balochistan, 6 Islamabad, 7 GB, 8 AJK, 9 synthetic. */
    public int firstDigit() {
        return (int) (number / SMALLEST);
    }

    /** As the card has it: XXXXX-XXXXXXX-X. */
    public String formatted() {
        String digits = Long.toString(number);
        return digits.substring(0, 5) + "-" + digits.substring(5, 12) + "-" + digits.substring(12);
    }

    /** All but the last six digits hidden, as the public's answers show it: {@code *****-**34567-1}. */
    public String masked() {
        String digits = Long.toString(number);
        return "*****-**" + digits.substring(7, 12) + "-" + digits.substring(12);
    }

    @Override
    public int compareTo(Cnic other) {
        return Long.compare(number, other.number);
    }

    /** The number, masked: a CNIC does not reach a log by accident. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean isFiller(String digits) {
        return digits.equals(COUNTED_UP)
                || digits.startsWith("0000000", 5)
                || stepsBy(digits, 0)
                || stepsBy(digits, 1)
                || stepsBy(digits, 9);
    }

    /** True where every digit is the one before it plus the step, modulo 10. */
    private static boolean stepsBy(String digits, int step) {
        for (int i = 1; i < digits.length(); i++) {
            if ((digits.charAt(i - 1) - '0' + step) % 10 != digits.charAt(i) - '0') {
                return false;
            }
        }
        return true;
    }
}
