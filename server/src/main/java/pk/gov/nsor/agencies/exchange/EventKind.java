package pk.gov.nsor.agencies.exchange;

/** What an event says. The names are stored. */
public enum EventKind {
    /** The person concerns the subscriber: this is so now. */
    TOLD(".told.v1"),
    /** The person concerns it no longer, for whatever reason, which is not told. */
    ENDED(".ended.v1");

    private final String ending;

    EventKind(String ending) {
        this.ending = ending;
    }

    /** The end of an event's type: what it says, and the version of its form. */
    public String ending() {
        return ending;
    }
}
