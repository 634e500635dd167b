package pk.gov.nsor.access;

import java.util.Locale;

/** Why somebody looks: chosen for a session, kept with every entry on the trail. A name keeps its meaning for good. */
public enum Purpose {
    /** Entering a person on the register. */
    REGISTRATION,
    /** Establishing that a CNIC is a person's. */
    IDENTITY_CONFIRMATION,
    /** Recording what a court decided. */
    COURT_RECORD,
    /** Putting right what is wrong on a record. */
    CORRECTION,
    /** Following a registered person after release. */
    SUPERVISION,
    /** Investigating an offence that an FIR records. */
    INVESTIGATION,
    /** Answering a complaint, or a request of the registered person. */
    COMPLAINT,
    /** Checking that records are complete and right. */
    DATA_QUALITY;

    /** The key of its name in {@code messages/access}, for example {@code access.purpose.registration}. */
    public String messageKey() {
        return "access.purpose." + name().toLowerCase(Locale.ROOT);
    }
}
