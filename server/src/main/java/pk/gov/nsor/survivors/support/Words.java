package pk.gov.nsor.survivors.support;

import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** What people write in their own words. */
final class Words {

    private Words() {}

    /**
     * Without what is around it.
     *
     * @param longest in UTF-16 units
     * @throws InvalidValueException naming the field, where it is longer or has control characters
     */
    static String read(String field, String typed, int longest) {
        String words = typed.strip();
        if (words.length() > longest) {
            throw new InvalidValueException("support.long", "At most %d letters.", longest).at(field);
        }
        if (words.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n' && letter != '\r')) {
            throw new InvalidValueException("support.control", "There are characters that cannot be shown.").at(field);
        }
        return words;
    }
}
