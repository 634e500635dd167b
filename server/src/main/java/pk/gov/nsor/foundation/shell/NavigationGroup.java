package pk.gov.nsor.foundation.shell;

import java.util.Locale;

/** The parts of the navigation, in their order. */
public enum NavigationGroup {
    /** The home page, which needs no heading. */
    HOME,
    /** The people of the register, and those a station answers for. */
    PEOPLE,
    /** What others ask, and what somebody has to decide. */
    REQUESTS,
    /** What the public is told and asks. */
    PUBLIC,
    /** Accounts, and who did what. */
    OVERSIGHT,
    /** What everybody may look up. */
    REFERENCE;

    /** The message that names it; the home page's part has none. */
    public String messageKey() {
        return "shell.navigation." + name().toLowerCase(Locale.ROOT);
    }
}
