package pk.gov.nsor.access;

/** What a machine client may send; each client has one. The names are stored. */
public enum Feed {
    /** Courts: convictions and what becomes of them. */
    COURT,
    /** Prisons: who comes, goes, escapes and dies. */
    PRISON,
    /** Immigration: who leaves the country and comes back. */
    IMMIGRATION,
    /** NADRA: names, addresses and telephones under a CNIC. */
    NADRA,
    /** Police systems: guests of hotels, and tenants. */
    POLICE
}
