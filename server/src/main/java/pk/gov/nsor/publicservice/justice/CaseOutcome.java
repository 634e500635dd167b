package pk.gov.nsor.publicservice.justice;

/**
 * How a trial ended. Where it ended differently for several people, the first of these that is so for anybody. The names are
 * stored.
 */
public enum CaseOutcome {
    /** Somebody was acquitted because of a settlement, whatever it is called. */
    ACQUITTED_BY_SETTLEMENT,
    CONVICTED,
    ACQUITTED,
    /** The prosecution was withdrawn, and nothing was decided. */
    WITHDRAWN
}
