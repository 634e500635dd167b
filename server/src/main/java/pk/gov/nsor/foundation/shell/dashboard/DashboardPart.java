package pk.gov.nsor.foundation.shell.dashboard;

import java.util.Locale;

/** The parts of a dashboard, in their order. */
public enum DashboardPart {
    /** People on the register and their duties. */
    PEOPLE,
    /** What people notify, and what the police are told. */
    NOTICES,
    /** What courts, prisons and others send, or should have sent. */
    AGENCIES,
    /** What the public and investigations ask. */
    ENQUIRIES,
    /** Who opened which records. */
    ACCESS;

    /** The message that names it. */
    public String messageKey() {
        return "dashboard.part." + name().toLowerCase(Locale.ROOT);
    }
}
