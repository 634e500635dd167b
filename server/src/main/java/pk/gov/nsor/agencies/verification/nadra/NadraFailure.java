package pk.gov.nsor.agencies.verification.nadra;

/** Why a question had no answer. The names are stored. */
public enum NadraFailure {
    /** Nobody is there, or the connection ended. */
    AWAY(true),
    /** No whole answer came in time. */
    SLOW(true),
    /** It says that it is busy, or has an error of its own, with whatever status. */
    BUSY(true),
    /** It does not take the register's token. */
    REFUSED(true),
    /** The answer is larger than any that is one. */
    TOO_LARGE(false),
    /** The answer is not of the contract's form: a page, a redirect, half an answer, unknown fields. */
    UNREADABLE(false),
    /** The answer is about another CNIC, or to another question. */
    OTHER_CITIZEN(false);

    private final boolean isOfService;

    NadraFailure(boolean isOfService) {
        this.isOfService = isOfService;
    }

    /** Whether the service as a whole is to blame, rather than this one answer. */
    public boolean isOfService() {
        return isOfService;
    }
}
