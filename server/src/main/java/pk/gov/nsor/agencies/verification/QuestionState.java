package pk.gov.nsor.agencies.verification;

/** What came of a question. The names are stored. */
public enum QuestionState {
    /** Something is not alike, not said, or the card is not valid: people decide. */
    DIFFERS,
    /** Nobody has the CNIC: people decide. */
    NOT_FOUND,
    /** All four particulars are alike, and a person has to confirm it nevertheless: see {@link Held}. */
    AGREES,
    /** It is to be asked. */
    WAITING,
    /** All four particulars are alike, and the answer has confirmed the CNIC. */
    CONFIRMED;

    /** Whether a person has to look at it until somebody has. */
    public boolean isForPeople() {
        return this == DIFFERS || this == NOT_FOUND || this == AGREES;
    }
}
