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
    PAUSED,
    /** Somebody has refused it; an adviser tells her, as she believes that she is told. */
    REFUSED,
    /** Nobody has decided it in time; an adviser tells her. */
    EXPIRED;

    /** Whether it is over before she was ever told anything. */
    public boolean isClosed() {
        return this == REFUSED || this == EXPIRED;
    }

    /** As messages call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
