package pk.gov.nsor.record.register;

import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * What speaks against confirming a CNIC without a person who looks at it: a bean of each module that knows such a thing.
 * Called in the transaction that would confirm it.
 */
public interface ConfirmationHeld {

    /** What it is. */
    Reason reason();

    /** Whether it is so of this person and this CNIC. */
    boolean holds(PersonId person, Cnic cnic);

    /** The kinds of it. */
    enum Reason {
        /** A message names somebody else for the CNIC. */
        CLASH,
        /** A dispute about the CNIC is open. */
        DISPUTE,
        /** The record may be of the person of another one. */
        DUPLICATE,
        /** NADRA says that a finger which was taken at the counter is not of whoever has the CNIC. */
        FINGER,
        /** Somebody has sent a file of which a line is on the record: one person's word, whosever name it was sent in. */
        FILE
    }
}
