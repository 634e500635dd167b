package pk.gov.nsor.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why somebody looks: kept with every entry on the trail. A name keeps its meaning for good. */
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
    DATA_QUALITY,
    /** Answering whether the district takes the person over. */
    TRANSFER,
    /** Preparing for a release into the district. */
    RELEASE,
    /** Looking for somebody whose whereabouts nobody knows. */
    SEARCH,
    /** Following somebody who stays in the district. */
    JOURNEY,
    /** Deciding what the person told. */
    NOTICE,
    /** Looking into what contradicts the record. */
    TASK,
    /** Deciding an alleged breach. */
    BREACH,
    /** Deciding what somebody proposed about the record. */
    PROPOSAL,
    /** What could not wait, with the glass broken. */
    EMERGENCY;

    /** Those that need nothing to be open on a record, in the order in which they are offered. */
    public static List<Purpose> general() {
        return Arrays.stream(values())
                .filter(purpose -> purpose.compareTo(DATA_QUALITY) <= 0)
                .toList();
    }

    /** Whether there is an FIR, a ticket or a letter that it is about. */
    public boolean needsReference() {
        return this == INVESTIGATION || this == COMPLAINT;
    }

    /** The key of its name in {@code messages/access}, for example {@code access.purpose.registration}. */
    public String messageKey() {
        return "access.purpose." + name().toLowerCase(Locale.ROOT);
    }
}
