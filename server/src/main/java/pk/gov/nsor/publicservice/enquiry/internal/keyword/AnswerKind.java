package pk.gov.nsor.publicservice.enquiry.internal.keyword;

/** What sort of answer was given; a name, once in the ledger, keeps its meaning. */
public enum AnswerKind {
    ON_REGISTER,
    NOT_ON_REGISTER,
    CLOSED,
    NOT_A_CNIC,
    HELP,
    LANGUAGE,
    DISPUTE,
    USAGE,
    /** When to try again. */
    LIMIT,
    /** How many live in an area. */
    AREA,
    /** Nothing is released of the area. */
    AREA_NOT_YET,
    /** Which of several areas was meant. */
    AREA_CHOICE,
    /** The name of no area, or no name. */
    AREA_UNKNOWN,
    AREA_CLOSED
}
