package pk.gov.nsor.survivors.support;

import java.util.Locale;

/** How far a referral is. The names are stored. */
public enum ReferralState {
    /** The service has not answered. */
    SENT,
    /** The service has said that it takes it. */
    TAKEN,
    /** The service does not take it. */
    DECLINED,
    /** The service has said how it ended. */
    ENDED,
    /** She has taken her consent back, or the cell chose another service. */
    WITHDRAWN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the service sees what was written for it. */
    public boolean isOpen() {
        return this == SENT || this == TAKEN;
    }
}
