package pk.gov.nsor.accountability.accessreview;

import java.util.Locale;

/** Where an access alert stands. A name, once used, keeps its meaning. */
public enum AccessAlertState {
    OPEN,
    DISPOSED,
    /** An auditor objected to the disposition: national supervisors have it. */
    OBJECTED;

    /** As addresses and messages write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
