package pk.gov.nsor.record.register.merged;

/** What moves with a merge. The names are stored. */
public enum MovedKind {
    ADDRESS,
    /** An address whose period ends since before that of a later one. */
    ADDRESS_ENDED,
    ALIAS,
    /** The joined record's name, which is an alias of the leading one since. */
    ALIAS_ADDED,
    CNIC,
    CONVICTION,
    CUSTODY_PERIOD,
    DEATH,
    FORMER_NAME,
    /** A fact that stands on both records, and is withdrawn on the joined one. */
    SET_ASIDE
}
