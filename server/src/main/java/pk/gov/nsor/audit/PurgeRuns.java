package pk.gov.nsor.audit;

/**
 * Is told each time that data whose time is over was gone through, so that somebody sees where that has stopped. The classes
 * of data are in a module above those that erase them.
 */
public interface PurgeRuns {

    /** What is gone through by a module of its own. The names are those of classes of data. */
    enum Purge {
        SMS_MESSAGES,
        QUESTIONS,
        SCANS,
        DISPUTES,
        FOLLOWERS,
        CASE_FILES,
        ALLOWANCES,
        SESSIONS,
        HANDOVERS
    }

    /**
     * After it was done; where it fails nothing is told.
     *
     * @param erased how many lines went, from 0
     */
    void ran(Purge purge, long erased);
}
