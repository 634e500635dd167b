package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * A change of the law: the row in force of a section and schedule ends the day before, and another may follow.
 *
 * @param from the first day of the change
 * @param rule what is in force from that day, without a last day; null where nothing follows
 */
public record OffenceChange(
        Section section,
        @Nullable Schedule schedule,
        LocalDate from,
        @Nullable OffenceRule rule) {

    /** A row that follows the one in force, or is the first. */
    public static OffenceChange to(OffenceRule rule) {
        return new OffenceChange(rule.section(), rule.schedule(), rule.from(), rule);
    }

    /** The end of the row in force. */
    public static OffenceChange ending(Section section, @Nullable Schedule schedule, LocalDate from) {
        return new OffenceChange(section, schedule, from, null);
    }
}
