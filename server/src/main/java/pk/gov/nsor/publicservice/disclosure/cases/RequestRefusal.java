package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Locale;

/** Why a request is refused. The names are stored. */
public enum RequestRefusal {
    /** The person is not named in the case. Counted for each officer and station. */
    UNRELATED,
    /** The copy of the FIR or the form does not show what is needed. */
    INSUFFICIENT,
    /** The copy or the form is not genuine. */
    NOT_GENUINE,
    /** The same was asked and answered before, for the same case. */
    ANSWERED_BEFORE;

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
