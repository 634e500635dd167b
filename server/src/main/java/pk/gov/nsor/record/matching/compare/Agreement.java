package pk.gov.nsor.record.matching.compare;

import java.util.Locale;

/** How far two values of a part agree. */
public enum Agreement {
    /** A word in the same letters. */
    AS_WRITTEN,
    /** Another usual spelling of the word, or the word in the other script. */
    SAME_NAME,
    /** A word of the same consonants with other vowels. */
    SAME_CONSONANTS,
    /** A word that sounds alike to somebody. */
    SOUNDS_ALIKE,
    /** A word that a slip makes of the other. */
    NEARLY,
    /** One name has a word more than the other. */
    LACKING,
    /** Another word in its place. */
    OTHER_WORD,

    SAME_DAY,
    DAY_AND_MONTH_SWAPPED,
    SAME_YEAR,
    WITHIN_TWO_YEARS,
    OTHER_YEAR,

    SAME,
    /** Of a CNIC: one digit wrong or missing, or two neighbours swapped. Of districts: the headquarters are near. */
    CLOSE,
    DIFFERENT;

    /** Its name as keys of texts have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the words count as one. */
    public boolean isOfOneWord() {
        return ordinal() <= NEARLY.ordinal();
    }
}
