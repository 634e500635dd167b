package pk.gov.nsor.foundation.shell;

/** The parts of the home page, in their order. */
public enum TodayPart {
    /** To be done; the navigation counts it. */
    WAITING,
    /** Came back in the last two weeks: answers and decisions of others. */
    CAME_BACK,
    /** Planned or due in the coming two weeks. */
    COMING;

    /** For how many days what came back is shown. */
    public static final int DAYS_BACK = 14;

    /** How many days ahead of today the coming ones are. */
    public static final int DAYS_AHEAD = 14;
}
