package pk.gov.nsor.agencies.exchange;

/** What an event says. The names are stored. */
public enum EventKind {
    /** The person concerns the subscriber: this is so now. */
    TOLD,
    /** The person concerns it no longer, for whatever reason, which is not told. */
    ENDED
}
