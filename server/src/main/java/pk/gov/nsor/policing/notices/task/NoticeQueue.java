package pk.gov.nsor.policing.notices.task;

import java.util.Locale;

/** A list of notices. The names, in lower case with dashes, are what addresses call them. */
public enum NoticeQueue {
    /** Not decided, and its last day is past. */
    DEADLINE_PASSED,
    /** To be checked by an officer, or confirmed by the person. */
    TO_VERIFY,
    /** Came by SMS, and waits for the person to come. */
    ANNOUNCED,
    /** Tasks for the officer from facts of other systems. */
    TASKS,
    /** Who stays in the own districts and belongs to another, now or within two weeks. */
    VISITS;

    /** What addresses and messages call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
