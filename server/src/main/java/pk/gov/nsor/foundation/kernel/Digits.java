package pk.gov.nsor.foundation.kernel;

/** Digits as people type them: 0-9, Urdu ۰-۹ and Arabic ٠-٩ mean the same. */
public final class Digits {

    private Digits() {}

    /** The text with every decimal digit of any script as 0-9; everything else unchanged. */
    public static String western(String text) {
        StringBuilder western = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER) {
                western.append((char) ('0' + Character.digit(codePoint, 10)));
            } else {
                western.appendCodePoint(codePoint);
            }
        });
        return western.toString();
    }
}
