package pk.gov.nsor.foundation.audit;

/**
 * Is notified after each run that erases data whose retention has ended, so that somebody sees where the runs have
 * stopped. The classes of data are defined in a module above those that erase them.
 */
public interface PurgeRuns {

    /** What a module of its own erases. The names are those of classes of data. */
    enum Purge {
        SMS_MESSAGES,
        QUESTIONS,
        SCANS,
        DISPUTES,
        FOLLOWERS,
        CASE_FILES,
        SCREENING_OVERRIDES,
        SESSIONS,
        HANDOVERS,
        IMPORTED_FILES,
        TRIAL_MESSAGES,
        OBTAINED_JUDGMENTS,
        CASE_STAGES,
        EVENTS,
        CONCERNS
    }

    /**
     * Whether data whose retention has ended may be erased now; called before anything is erased. False where the
     * clock cannot be trusted, since what a wrong date erases is lost.
     */
    default boolean mayErase() {
        return true;
    }

    /**
     * Called after a run; where the run fails, it is not called.
     *
     * @param erased how many rows were erased, from 0
     */
    void ran(Purge purge, long erased);
}
