package pk.gov.nsor.policing.notices;

import java.text.Normalizer;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainCharacters;

/** Free text of one line: without marks that change the direction of the text around it. */
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
        PlainCharacters.require(clean, field);
        return clean;
    }
}
