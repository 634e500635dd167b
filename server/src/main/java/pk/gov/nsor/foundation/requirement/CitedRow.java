package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * The row of the table that a step rests on, so that a reader finds it beside the Act.
 *
 * @param section the section it is written for, which may be around the one in question
 * @param schedule null for none
 * @param from its first day in force
 * @param confidence how sure it is, as in the table
 */
public record CitedRow(Section section, @Nullable Schedule schedule, LocalDate from, String confidence) {

    /** What is cited of a row. */
    public static CitedRow of(OffenceRule rule) {
        return new CitedRow(rule.section(), rule.schedule(), rule.from(), rule.confidence());
    }

    /** As in {@code PPC 376, II, 2021-12-01, sourced}; a dash for no schedule. */
    @Override
    public String toString() {
        return section + ", " + (schedule == null ? "-" : schedule) + ", " + from + ", " + confidence;
    }
}
