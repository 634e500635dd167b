package pk.gov.nsor.agencies.verification.nadra;

import java.util.Optional;
import pk.gov.nsor.foundation.kernel.Cnic;

/** NADRA's verification of identities, whoever provides it. */
public interface IdentityVerification {

    /** Whether NADRA is asked at all. */
    boolean isOn();

    /** How many questions all processes together may put in a minute. */
    int perMinute();

    /** How many questions this process may have out at once. */
    int atOnce();

    /**
     * Asks for leave to put one question. It is refused while NADRA does not answer, so that nobody waits for it.
     *
     * @return whether one may be put now; then {@link #ask} or {@link #giveBack} follows
     */
    boolean mayAsk();

    /** Returns a leave that was not used. */
    void giveBack();

    /**
     * Who has this CNIC. It waits for the answer: not to be called in a transaction.
     *
     * @return empty where nobody has it
     * @throws NadraException where NADRA gave no answer that counts
     */
    Optional<StatedIdentity> ask(Cnic cnic);

    /**
     * Whether a finger is that of whoever has this CNIC.
     *
     * @param finger 1 to 10: the right hand's from the thumb, then the left hand's
     * @param wsq the scanner's file
     * @throws NadraException as above
     */
    FingerAnswer ask(Cnic cnic, int finger, byte[] wsq);

    /** How NADRA is seen from this process. */
    Health health();

    /** The answer about a finger. */
    enum FingerAnswer {
        MATCHES,
        DIFFERS,
        /** Nobody has the CNIC. */
        NOT_FOUND
    }

    /** Whether questions are put at present. */
    enum Health {
        ASKS,
        /** None until the pause is over. */
        RESTS,
        /** A few, to see whether it is back. */
        TRIES
    }
}
