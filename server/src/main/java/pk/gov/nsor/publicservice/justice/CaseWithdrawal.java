package pk.gov.nsor.publicservice.justice;

/** Why what was reported of a case is taken back. The names are stored. */
public enum CaseWithdrawal {
    /** It is under another number, or of another court. */
    WRONG_NUMBER,
    /** It is no case of the Act, or there is none. */
    NO_SUCH_CASE
}
