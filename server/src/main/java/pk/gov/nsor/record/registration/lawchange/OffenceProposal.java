package pk.gov.nsor.record.registration.lawchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Sources;
import pk.gov.nsor.foundation.requirement.MaximumPunishment;
import pk.gov.nsor.foundation.requirement.OffenceChange;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.Schedule;

/**
 * A change of what a section means for the register.
 *
 * @param section as in {@code PPC 376}
 * @param schedule null for a row that no schedule gives
 * @param ends whether the row in force ends and none follows; the other values are then ignored
 * @param maximum in the words of the table
 * @param source where the change was published; empty where it is assumed
 */
public record OffenceProposal(
        String section,
        @Nullable Schedule schedule,
        boolean ends,
        boolean connectedOnly,
        boolean narrow,
        boolean childElement,
        String maximum,
        String source) {

    public OffenceChange from(LocalDate day) {
        Section parsed = Section.parse(section);
        return ends
                ? OffenceChange.ending(parsed, schedule, day)
                : OffenceChange.to(new OffenceRule(
                        parsed,
                        schedule,
                        connectedOnly,
                        narrow,
                        childElement,
                        MaximumPunishment.parse(maximum),
                        day,
                        null,
                        Sources.confidence(source)));
    }
}
