package pk.gov.nsor.vigilance.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pk.gov.nsor.access.Role;

/**
 * One officer's day, as the trail has it.
 *
 * @param role what they are; the first of several
 * @param isDayOff whether it is a Sunday or a public holiday
 * @param worked the records on which they did something that day or within the days of the policy before
 * @param refusals how often they were refused
 * @param searched how they searched for people
 * @param glassOfWeek how many records they opened by breaking the glass that day and on the six days before
 */
public record OfficerDay(
        UUID officer,
        Role role,
        LocalDate day,
        boolean isDayOff,
        List<Seen> seen,
        Set<UUID> worked,
        int refusals,
        Searched searched,
        int glassOfWeek) {

    public OfficerDay {
        seen = List.copyOf(seen);
        worked = Set.copyOf(worked);
    }

    /** How many different records they looked at. */
    public int records() {
        return records(look -> true).size();
    }

    /** The different records of which a look is such. */
    public Set<UUID> records(Predicate<Seen> such) {
        return seen.stream().filter(such).map(Seen::record).collect(Collectors.toSet());
    }
}
