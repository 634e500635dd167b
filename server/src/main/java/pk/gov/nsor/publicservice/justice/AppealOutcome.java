package pk.gov.nsor.publicservice.justice;

/** How an appeal ended. Of several, the first of these that is so for anybody. The names are stored. */
public enum AppealOutcome {
    /** Somebody was acquitted because of a settlement, whatever it is called. */
    ACQUITTED_BY_SETTLEMENT,
    /** The judgment was set aside or changed, or the trial is to begin anew. */
    CHANGED,
    UPHELD,
    /** The appeal was withdrawn or not decided. */
    WITHDRAWN
}
