package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * What a conviction under a section means for the register, on the days the rule is in force.
 *
 * @param section the section the rule is written for, which may be around the one that was asked for
 * @param schedule the schedule that names it, null for none
 * @param connectedOnly counts only when connected with a stand-alone offence of the same schedule
 * @param narrow section 2(1)(h) of the Act names it
 * @param childElement by its nature against a child
 * @param from the first day in force
 * @param to the last day in force, null while it is
 * @param confidence how sure the rule is: {@code sourced}, {@code recalled}, {@code assumed} and the like
 */
public record OffenceRule(
        Section section,
        @Nullable Schedule schedule,
        boolean connectedOnly,
        boolean narrow,
        boolean childElement,
        MaximumPunishment maximum,
        LocalDate from,
        @Nullable LocalDate to,
        String confidence) {

    /** True from the first to the last day in force, both included. */
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** The same with this last day. */
    OffenceRule until(LocalDate lastDay) {
        return new OffenceRule(
                section, schedule, connectedOnly, narrow, childElement, maximum, from, lastDay, confidence);
    }
}
