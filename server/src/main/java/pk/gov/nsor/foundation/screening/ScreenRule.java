package pk.gov.nsor.foundation.screening;

import java.util.Locale;

/** What found a part of a text that identifies a survivor. The names are stored. */
public enum ScreenRule {
    CNIC,
    PHONE,
    /** A number in words. */
    SPOKEN,
    /** An e-mail address or a name online. */
    ONLINE,
    ADDRESS_FROM,
    ADDRESS_BEFORE,
    ADDRESS_HERS,
    INSTITUTION,
    RELATION_AFTER,
    RELATION_BEFORE,
    RELATION_OF,
    POINTED_AT,
    CHILD,
    CALLED,
    AFTER,
    BEFORE,
    NAMED,
    DESCENT,
    CALLED_SO,
    APPOSED,
    RELATIVE,
    PURSUED,
    QUOTED,
    BESIDE,
    /** A part in a language that the screen does not understand. */
    LANGUAGE,
    /** No rule: the weights and networks alone. */
    LEARNED;

    /** Its name among the clues, which the weights are about, and in metrics. */
    public String clue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
