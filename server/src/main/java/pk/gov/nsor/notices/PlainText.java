package pk.gov.nsor.notices;

import java.text.Normalizer;
import pk.gov.nsor.kernel.InvalidValueException;

/** Free text of one line: without marks that turn the direction of what stands around it. */
final class PlainText {

    private PlainText() {}

    /**
     * The text, its spaces single.
     *
     * @throws InvalidValueException naming the field, where it is empty, too long, or has control or direction characters
     */
    static String of(String field, String text, int longest) {
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
        if (clean.isEmpty() || clean.length() > longest) {
            throw new InvalidValueException("notice.text", "Write 1 to %s characters.", longest).at(field);
        }
        boolean isPlain = clean.codePoints().noneMatch(PlainText::turnsOrControls);
        if (!isPlain) {
            throw new InvalidValueException(
                            "notice.text.control", "Leave out invisible characters that turn the direction of text.")
                    .at(field);
        }
        return clean;
    }

    private static boolean turnsOrControls(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
