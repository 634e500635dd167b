package pk.gov.nsor.publicservice.enquiry.dispute;

/** Why answers may have been mistaken. The names are stored. */
public enum TakeBackCause {
    /** The CNIC was taken off the record, as somebody else's. */
    WITHDRAWN,
    /** An examination found that something does not agree. */
    DOUBTED,
    /** What the record said of the person, or a court's fact on it, was mistaken and was corrected. */
    CORRECTED
}
