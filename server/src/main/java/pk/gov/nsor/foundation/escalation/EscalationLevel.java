package pk.gov.nsor.foundation.escalation;

import java.util.Locale;

/** With whom something lies that nobody has decided, the lowest first. The names are stored. */
public enum EscalationLevel {
    /** Whose task it is: an officer, a prosecutor, whoever has the queue. */
    OFFICER,
    /** The same, who are reminded. */
    REMINDED,
    DISTRICT,
    PROVINCE,
    /** The National Police Bureau. */
    NATIONAL,
    /** The Special Committee, which counts such things and sees none. */
    OVERSIGHT;

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
