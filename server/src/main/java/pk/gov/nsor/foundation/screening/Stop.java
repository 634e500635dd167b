package pk.gov.nsor.foundation.screening;

/**
 * Why a text may not be stored.
 *
 * @param found the part that identifies the survivor, as it stands in the text
 * @param near what links it to the survivor: the word for the survivor, or for what was done
 * @param rule what found it
 */
public record Stop(Kind kind, String found, String near, ScreenRule rule) {

    /** Without a rule, as yet. */
    Stop(Kind kind, String found, String near) {
        this(kind, found, near, ScreenRule.LEARNED);
    }

    Stop by(ScreenRule newRule) {
        return new Stop(kind, found, near, newRule);
    }

    Stop with(String newFound) {
        return new Stop(kind, newFound, near, rule);
    }

    /** What the part is. */
    public enum Kind {
        NAME,
        CNIC,
        PHONE,
        ADDRESS,
        /** How the survivor is related to somebody, or another property or act that identifies them. */
        RELATION,
        /** It is in a language that the screen does not understand, beside a word about the case. */
        LANGUAGE
    }
}
