package pk.gov.nsor.foundation.kernel;

/** The characters allowed in typed texts: no invisible ones that change the direction of the text around them. */
public final class PlainCharacters {

    private PlainCharacters() {}

    /**
     * Refuses direction marks that affect more than their own letter, and control characters except tabs and line
     * ends.
     *
     * @param field the field that a refusal names
     * @throws InvalidValueException where the text has one
     */
    public static void require(String text, String field) {
        if (text.codePoints().anyMatch(PlainCharacters::turnsOrControls)) {
            throw new InvalidValueException(
                            "text.direction", "Leave out invisible characters that turn the direction of text.")
                    .at(field);
        }
    }

    private static boolean turnsOrControls(int codePoint) {
        boolean isBlank = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return (Character.isISOControl(codePoint) && !isBlank)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
