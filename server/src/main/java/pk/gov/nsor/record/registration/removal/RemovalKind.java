package pk.gov.nsor.record.registration.removal;

/** The kinds of removals made by one person alone. The names are stored. */
public enum RemovalKind {
    /** A death was reported, by one source or one officer. */
    DEATH,
    QUASHING,
    /**
     * A judgment or another fact was withdrawn as recorded in error, which made the time on the register end sooner.
     */
    WITHDRAWAL,
    /** A correction made the time on the register end sooner, or hides the person from the public. */
    CORRECTION,
    /** A newly recorded fact made the time on the register end sooner, or hides the person from the public. */
    RECORDING,
    /** A conviction was marked as not for public release. */
    RELEASE_MARK,
    CNIC_WITHDRAWAL,
    /** A confirmed CNIC was doubted. */
    CNIC_DOUBT;

    /** Whether the second person must name the document they have seen. */
    public boolean needsDocument() {
        return this == DEATH;
    }

    /** Whether it may be named where others can read it: a court's order not to release may not. */
    boolean isTold() {
        return this != RELEASE_MARK;
    }
}
