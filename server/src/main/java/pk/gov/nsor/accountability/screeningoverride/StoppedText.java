package pk.gov.nsor.accountability.screeningoverride;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * A text that the screen stopped, and where it was written. Two are the same where nothing differs but blanks, the form of
 * the letters' codes, and the page of one journey.
 *
 * @param field of the form, as its page names it
 * @param where the first two parts of the form's address, which name the record, the draft or the list: all pages of one
 *     journey share them
 */
public record StoppedText(String text, String field, String where) {

    /** In characters; no field takes more. */
    private static final int LONGEST = 4000;

    private static final Pattern PLACE = Pattern.compile("/[a-z-]{1,40}(?:/[a-z0-9-]{1,60})?");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9.\\[\\]-]{1,60}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    /** @throws InvalidValueException where there is no text, it is overlong, or field or place have another form */
    public StoppedText {
        text = normal(text);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new InvalidValueException("screening-override.text", "A text has 1 to %s characters.", LONGEST);
        }
        if (!FIELD.matcher(field).matches() || !PLACE.matcher(where).matches()) {
            throw new InvalidValueException("screening-override.where", "This is no field of a form.");
        }
    }

    /** As of the address of a page that the text was sent to. */
    public static StoppedText at(String text, String field, String path) {
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        return new StoppedText(text, field, "/" + String.join("/", parts.subList(0, Math.min(2, parts.size()))));
    }

    /** Whether two texts differ in blanks and the codes of their letters at most. */
    public static boolean isSame(String one, String other) {
        return normal(one).equals(normal(other));
    }

    private static String normal(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Whose record it was to be written to; empty where it is none's, or one that is just made. */
    public static Optional<UUID> record(String where) {
        String[] parts = where.split("/");
        try {
            return parts.length == 3 && parts[1].equals("people")
                    ? Optional.of(UUID.fromString(parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException draft) {
            return Optional.empty();
        }
    }
}
