package pk.gov.nsor.foundation.screening;

/**
 * Why a text may not be stored.
 *
 * @param found the part that identifies the survivor, as it stands in the text
 * @param near what links it to the survivor: the word for the survivor, or for what was done
 */
public record Stop(Kind kind, String found, String near) {

    /** What the part is. */
    public enum Kind {
        NAME,
        CNIC,
        PHONE,
        ADDRESS,
        /** How the survivor is related to somebody, or another property or act that identifies them. */
        RELATION
    }
}
