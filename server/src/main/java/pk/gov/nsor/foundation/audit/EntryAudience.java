package pk.gov.nsor.foundation.audit;

/**
 * Which supervisors of a place find the entries of an action, in whatever way they search. The existence of an entry
 * may itself be what the record's pages withhold from them. Auditors and national supervisors find all.
 */
public enum EntryAudience {
    /** Those whose officer did it, and those who answer for the record. */
    RECORD,
    /** Those whose officer did it. */
    OFFICER,
    /** No supervisor of a place: it is the office's, such as a complaint about their own officers, or a court's order. */
    OFFICE
}
