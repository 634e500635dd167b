package pk.gov.nsor.foundation.shell.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Work that is known to be due in the coming weeks: a bean of the module that has it. Counted for everybody once an hour. */
public interface WorkAhead {

    /**
     * What is due, all districts at once.
     *
     * @param today what was due before it is of the week that runs
     * @param monday of the week that runs
     * @param weeks how many weeks, that one included
     */
    List<Due> due(LocalDate today, LocalDate monday, int weeks);

    /**
     * How much is due in a district in a week; it may come several times, and the counts are added.
     *
     * @param kind what an officer does; {@code work.} and its policy key's rest say how many minutes it takes
     * @param week 0 for the week that runs
     */
    record Due(Kind kind, String district, int week, long count) {}

    /** What an officer does. */
    enum Kind {
        APPEARANCE,
        VISIT,
        RISK_REVIEW,
        BREACH,
        NOTICE;

        /** As it is stored, and the rest of its policy's and its message's key. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
