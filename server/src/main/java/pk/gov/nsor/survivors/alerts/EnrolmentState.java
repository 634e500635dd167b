package pk.gov.nsor.survivors.alerts;

import java.util.Locale;

/** How far an enrolment is. The names are stored. */
public enum EnrolmentState {
    /** An adviser has written it down. */
    PROPOSED,
    /** A second adviser has approved it; the prosecutor has to confirm the case. */
    APPROVED,
    /** She is told. */
    ACTIVE,
    /** She wants to hear nothing for now. */
    PAUSED;

    /** As messages call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
