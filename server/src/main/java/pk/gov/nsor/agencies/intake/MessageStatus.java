package pk.gov.nsor.agencies.intake;

/** What became of a message. The names are stored. */
public enum MessageStatus {
    RECORDED,
    /** Waits to be worked on, or for a registrar. */
    QUARANTINED,
    /** Sent back, or put aside without notifying its sender. */
    RETURNED,
    /** Taken back by its sender before it was recorded. */
    WITHDRAWN,
    /** A withdrawal that left nothing to do, because nothing was on record. */
    SETTLED
}
