package pk.gov.nsor.publicservice.concerns;

/** A list of concerns. The names, in lower case with dashes, are what addresses call them. */
public enum ConcernList {
    /** Those that nobody has closed. */
    OPEN,
    /** Those that somebody has. */
    CLOSED
}
