package pk.gov.nsor.agencies.intake;

/** What became of a message. The names are stored. */
public enum MessageStatus {
    RECORDED,
    /** Waits to be worked on, or for a registrar. */
    QUARANTINED,
    /** Sent back, or put aside without notifying its sender. */
    RETURNED
}
