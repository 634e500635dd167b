package pk.gov.nsor.record.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.matching.spelling.NameKeys;

/**
 * A search for a person by name.
 *
 * @param name in Latin letters or in Urdu
 * @param father the father's name; null where it is not part of the search
 * @param bornYear the year of birth; people born up to {@link #YEARS_AROUND} years from it are found, and those whose
 *     year of birth is not known; null where it is not part of the search
 * @param district the code of a district in which they live; null for all
 */
public record NameQuestion(
        String name,
        @Nullable String father,
        @Nullable Integer bornYear,
        @Nullable String district) {

    public static final int YEARS_AROUND = 2;

    /** Fewer letters would allow somebody to list the whole register. */
    static final int FEWEST_LETTERS = 3;

    static final int MOST_WORDS = 8;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    /**
     * @throws InvalidValueException naming the field, where a name has letters of two scripts or of another one, signs that
     *     are in no name, more than 150 characters, more than 8 words, or no word of 3 letters, or where the year is none
     *     of somebody alive
     */
    public NameQuestion {
        check(name, "q");
        if (father != null) {
            check(father, "father");
        }
        if (bornYear != null && (bornYear < FIRST_YEAR || bornYear > LAST_YEAR)) {
            throw noYear();
        }
    }

    /**
     * Reads a year as people type it.
     *
     * @throws InvalidValueException where it is none
     */
    public static int year(String text) {
        String digits = Digits.western(text.strip());
        if (!digits.matches("[0-9]{4}")) {
            throw noYear();
        }
        return Integer.parseInt(digits);
    }

    Set<String> keys() {
        return new LinkedHashSet<>(NameKeys.of(name));
    }

    private static InvalidValueException noYear() {
        return new InvalidValueException("search.year", "Give the year of birth with four digits, such as 1984.")
                .at("born");
    }

    private static void check(String name, String field) {
        try {
            refuseHidden(name);
            // Its checks are those of every name: its letters, its signs and its length.
            PersonName read = isUrdu(name) ? new PersonName(null, name) : PersonName.latin(name);
            List<String> words = NameKeys.of(read.any());
            if (words.size() > MOST_WORDS) {
                throw new InvalidValueException(
                        "search.words", "A name that is searched for has at most %s words.", MOST_WORDS);
            }
            if (NameKeys.longestWord(read.any()) < FEWEST_LETTERS) {
                throw new InvalidValueException(
                        "search.short", "Give a name of which one word has at least %s letters.", FEWEST_LETTERS);
            }
        } catch (InvalidValueException refused) {
            throw refused.at(field);
        }
    }

    /**
     * No name has characters that change the direction of a text or are invisible, except the zero-width non-joiner in
     * Urdu.
     */
    private static void refuseHidden(String name) {
        boolean hasHidden = name.codePoints()
                .anyMatch(letter -> letter != 0x200C
                        && (Character.getType(letter) == Character.FORMAT
                                || Character.getType(letter) == Character.CONTROL));
        if (hasHidden) {
            throw new InvalidValueException(
                    "search.hidden",
                    "There are characters in it that cannot be seen. Type the name instead of copying it.");
        }
    }

    /** The script of its first letter; a name of both scripts is refused by either. */
    private static boolean isUrdu(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .limit(1)
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC);
    }
}
