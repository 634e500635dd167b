package pk.gov.nsor.screening;

/**
 * Why a text may not be stored.
 *
 * @param found the part that tells who the survivor is, as it stands in the text
 * @param near what makes it the survivor's: the word for the survivor, or for what was done
 */
public record Stop(Kind kind, String found, String near) {

    /** What the part is. */
    public enum Kind {
        NAME,
        CNIC,
        PHONE,
        ADDRESS,
        /** How the survivor is related to somebody, or what else they are or did that tells who it is. */
        RELATION
    }
}
