package pk.gov.nsor.conviction;

import pk.gov.nsor.kernel.InvalidValueException;

/** Texts as they are kept: without needless blanks, neither empty nor too long. */
final class Texts {

    private Texts() {}

    /** @throws InvalidValueException naming the field */
    static String clean(String text, String field, int longest) {
        String clean = text.replaceAll("\\s+", " ").strip();
        if (clean.isEmpty() || clean.length() > longest || clean.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("text.length", "Fill this in, with at most %s characters.", longest)
                    .at(field);
        }
        return clean;
    }
}
