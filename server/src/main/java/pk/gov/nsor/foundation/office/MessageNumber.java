package pk.gov.nsor.foundation.office;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The number of a message that is typed: the name under which the office sends it, and the number on its receipt. The form has it
 * from its first page on, so that a form that is sent twice is one message.
 */
final class MessageNumber {

    /** Without letters that are taken for digits. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int EACH = 4;
    private static final Pattern WRITTEN =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[" + LETTERS + "]{4}-[" + LETTERS + "]{4}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageNumber() {}

    static String next(LocalDate today) {
        return today + "-" + letters() + "-" + letters();
    }

    static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < EACH; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
