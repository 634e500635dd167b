package pk.gov.nsor.foundation.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why somebody views a record. It is kept with every entry on the trail. The names are stored, so they must never
 * change meaning.
 */
public enum Purpose {
    /** Entering a person on the register. */
    REGISTRATION,
    /** Establishing that a CNIC is a person's. */
    IDENTITY_CONFIRMATION,
    /** Recording what a court decided. */
    COURT_RECORD,
    /** Correcting an error on a record. */
    CORRECTION,
    /** Supervising a registered person after release. */
    SUPERVISION,
    /** Investigating an offence that an FIR records. */
    INVESTIGATION,
    /** Answering a complaint, or a request of the registered person. */
    COMPLAINT,
    /** Checking that records are complete and right. */
    DATA_QUALITY,
    /** Deciding whether the district takes over the person. */
    TRANSFER,
    /** Preparing for a release into the district. */
    RELEASE,
    /** Searching for an absconder. */
    SEARCH,
    /** Supervising somebody who stays in the district. */
    JOURNEY,
    /** Deciding on what the person has notified. */
    NOTICE,
    /** Investigating a contradiction to the record. */
    TASK,
    /** Deciding an alleged breach. */
    BREACH,
    /** Deciding a proposal about the record. */
    PROPOSAL,
    /** Something that could not wait, read by emergency access. */
    EMERGENCY;

    /** Those that do not depend on open work on a record, in the order in which they are offered. */
    public static List<Purpose> general() {
        return Arrays.stream(values())
                .filter(purpose -> purpose.compareTo(DATA_QUALITY) <= 0)
                .toList();
    }

    /** Whether it refers to an FIR, a ticket or a letter. */
    public boolean needsReference() {
        return this == INVESTIGATION || this == COMPLAINT;
    }

    /** The key of its name in {@code messages/access}, for example {@code access.purpose.registration}. */
    public String messageKey() {
        return "access.purpose." + name().toLowerCase(Locale.ROOT);
    }
}
