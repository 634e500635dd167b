package pk.gov.nsor.foundation.access;

import java.util.Locale;

/** What a machine client may send; each client has one. The names are stored. */
public enum Feed {
    /** Courts: convictions and later decisions on them. */
    COURT,
    /** Prisons: admissions, releases, escapes and deaths. */
    PRISON,
    /** Immigration: who leaves the country and comes back. */
    IMMIGRATION,
    /** NADRA: names, addresses and telephones under a CNIC. */
    NADRA,
    /** Police systems: guests of hotels, and tenants. */
    POLICE;

    /** The message that names it. */
    public String messageKey() {
        return "access.feed." + name().toLowerCase(Locale.ROOT);
    }

    /** True for feeds with one agency for the whole country; clients of the other feeds each have a scope. */
    public boolean isOfCountry() {
        return switch (this) {
            case IMMIGRATION, NADRA -> true;
            case COURT, PRISON, POLICE -> false;
        };
    }
}
