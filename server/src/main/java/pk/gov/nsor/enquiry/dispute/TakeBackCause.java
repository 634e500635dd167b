package pk.gov.nsor.enquiry.dispute;

/** Why answers may have been mistaken. The names are stored. */
public enum TakeBackCause {
    /** The CNIC was taken off the record, as somebody else's. */
    WITHDRAWN,
    /** An examination found that something does not agree. */
    DOUBTED
}
