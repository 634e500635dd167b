package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.LocalDate;
import java.util.Locale;

/** Who is notified that a request waits; the later level in addition to the earlier one. The names are stored. */
public enum RightLevel {
    /** Whoever has the queue at NPB. */
    QUEUE,
    /** The same, with the day near. */
    REMINDED,
    /** The national supervisors: the day is over. */
    SUPERVISOR,
    /** The Special Committee, which counts such requests and sees none. */
    OVERSIGHT;

    /**
     * When each is notified, in days.
     *
     * @param reminder so long before the last day for the answer
     * @param supervisor so long after it
     * @param oversight so long after it; not less than that of the supervisors
     */
    public record Terms(int reminder, int supervisor, int oversight) {

        /** @param dueOn the last day for the answer */
        public RightLevel of(LocalDate dueOn, LocalDate today) {
            if (!today.isBefore(dueOn.plusDays(oversight))) {
                return OVERSIGHT;
            }
            if (!today.isBefore(dueOn.plusDays(supervisor))) {
                return SUPERVISOR;
            }
            return today.isBefore(dueOn.minusDays(reminder)) ? QUEUE : REMINDED;
        }

        /** The latest last day for the answer of those that are at the level or above it. */
        public LocalDate dueBy(RightLevel level, LocalDate today) {
            return switch (level) {
                case QUEUE -> LocalDate.MAX;
                case REMINDED -> today.plusDays(reminder);
                case SUPERVISOR -> today.minusDays(supervisor);
                case OVERSIGHT -> today.minusDays(oversight);
            };
        }
    }

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
