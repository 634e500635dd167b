package pk.gov.nsor.vigilance;

import java.util.Locale;

/** Where a finding stands. A name, once used, keeps its meaning. */
public enum FindingState {
    OPEN,
    DISPOSED,
    /** An auditor objected to the disposition: national supervisors have it. */
    OBJECTED;

    /** As addresses and messages write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
