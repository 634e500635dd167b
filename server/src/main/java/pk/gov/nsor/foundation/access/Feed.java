package pk.gov.nsor.foundation.access;

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

    /** True for feeds with one agency for the whole country; clients of the other feeds each have a scope. */
    public boolean isOfCountry() {
        return switch (this) {
            case IMMIGRATION, NADRA -> true;
            case COURT, PRISON, POLICE -> false;
        };
    }
}
