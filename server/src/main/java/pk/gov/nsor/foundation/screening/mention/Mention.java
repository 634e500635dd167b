package pk.gov.nsor.foundation.screening.mention;

/**
 * A part of a text that says who somebody is, or where somebody is to be found.
 *
 * @param begin where it begins in the text
 * @param end where it ends, exclusive
 * @param text as it stands there
 */
public record Mention(int begin, int end, Kind kind, String text, Said said) {

    /** What it is. The names are stored, but for {@link #RELATION}. */
    public enum Kind {
        NAME,
        CNIC,
        /** A telephone number, another long number, or an address online. */
        PHONE,
        ADDRESS,
        /** A school or a workplace with its name. */
        INSTITUTION,
        /** A word that may say how a survivor is related to somebody. What is said of it holds for this note alone. */
        RELATION
    }

    /** Who it is, as far as the sentence itself says so. */
    public enum Said {
        NOTHING,
        /** By rank or office: HC, judge, doctor. */
        OFFICE,
        /** An adult relative of the registered person. */
        RELATIVE,
        /** An employer, a guarantor, a friend of the registered person. */
        PARTY
    }

    /** Whether somebody still has to say who it is, unless the record knows. */
    public boolean isOpen() {
        return said == Said.NOTHING;
    }
}
