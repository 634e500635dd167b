package pk.gov.nsor.record.conviction.check;

import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Normalises texts for storage: without needless blanks, neither empty nor too long. */
public final class Texts {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Texts() {}

    /** @throws InvalidValueException naming the field */
    public static String clean(String text, String field, int longest) {
        String clean =
                isClean(text) ? text : BLANKS.matcher(text).replaceAll(" ").strip();
        if (!isClean(clean) || clean.length() > longest) {
            throw new InvalidValueException("text.length", "Fill this in, with at most %s characters.", longest)
                    .at(field);
        }
        return clean;
    }

    /** The form in which the database holds it: only letters, digits and signs, with single spaces between them. */
    private static boolean isClean(String text) {
        boolean isAfterBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && (Character.isWhitespace(c) || Character.isISOControl(c))) {
                return false;
            }
            if (c == ' ' && isAfterBlank) {
                return false;
            }
            isAfterBlank = c == ' ';
        }
        return !isAfterBlank;
    }
}
