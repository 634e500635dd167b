package pk.gov.nsor.agencies.verification;

import pk.gov.nsor.agencies.verification.nadra.IdentityVerification.FingerAnswer;

/** What became of a question about a finger. The names are stored. */
public enum FingerState {
    WAITING,
    /** It is a finger of whoever has the CNIC. */
    MATCHES,
    /** It is not. */
    DIFFERS,
    /** Nobody has the CNIC. */
    NOT_FOUND,
    /** NADRA gave no answer for a day; the print was destroyed. */
    UNANSWERED;

    static FingerState of(FingerAnswer answer) {
        return switch (answer) {
            case MATCHES -> MATCHES;
            case DIFFERS -> DIFFERS;
            case NOT_FOUND -> NOT_FOUND;
        };
    }
}
