package pk.gov.nsor.publicservice.enquiry.dispute;

/** Why a dispute is refused. The names are stored. */
public enum DisputeRefusal {
    /** The proof shows the registered person: the answer was right. */
    ANSWER_WAS_RIGHT,
    /** It is about the conviction or its length, which the court and the register's own corrections decide. */
    NOT_ABOUT_IDENTITY,
    /** Whoever came is not the person of the CNIC, nor entitled to speak for that person. */
    NOT_THE_PERSON,
    /** The document is not genuine, or does not prove the CNIC. */
    NO_PROOF
}
