package pk.gov.nsor.publicservice.enquiry.dispute;

/** What had been done in the register, by its own means, when a dispute was upheld. The names are stored. */
public enum Correction {
    /** The CNIC was taken off the record, as somebody else's. */
    WITHDRAWN,
    /** The CNIC is on the record still, and not confirmed any more. */
    DOUBTED,
    /** A fact about the person or of a court was corrected on the record: it is no longer disclosed to the public. */
    CORRECTED,
    /** It was on no record any more when the proof was seen. */
    BEFORE,
    /** The CNIC is confirmed on a record: the answer "not on the register" was wrong. */
    CONFIRMED
}
