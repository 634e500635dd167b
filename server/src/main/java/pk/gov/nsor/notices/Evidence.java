package pk.gov.nsor.notices;

/** What a decision about a notice rests on. The names are stored. */
public enum Evidence {
    /** An order or certificate of a court. */
    COURT_DOCUMENT,
    /** A card or certificate of NADRA. */
    NADRA_DOCUMENT,
    /** An officer went there. */
    VISIT,
    TENANCY_PAPER,
    /** Somebody else, known to the officer, says so. */
    CONFIRMED_BY_ANOTHER,
    TICKET,
    PASSPORT_AND_VISA,
    /** Nothing but what the person says. */
    STATED
}
