package pk.gov.nsor.survivors.support;

import java.util.Locale;

/** What became of a line of the checklist. The names are stored. */
public enum CheckState {
    OPEN,
    RESPECTED,
    NOT_RESPECTED,
    /** She does not want it, or it does not arise. */
    NOT_NEEDED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
