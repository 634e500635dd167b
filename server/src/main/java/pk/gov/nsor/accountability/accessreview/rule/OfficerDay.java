package pk.gov.nsor.accountability.accessreview.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.access.Role;

/**
 * One officer's day, as the trail has it.
 *
 * @param role the officer's role; the first of several
 * @param isDayOff whether it is a Sunday or a public holiday
 * @param worked the records on which they did something that day or within the days of the policy before
 * @param refusals how often they were refused
 * @param searched how they searched for people
 * @param emergencyAccessesOfWeek how many records they opened by emergency access that day and on the six days before
 * @param listed how many different people lists, searches and files named who are no cases of their own
 */
public record OfficerDay(
        UUID officer,
        Role role,
        LocalDate day,
        boolean isDayOff,
        List<RecordViewsOfHour> seen,
        Set<UUID> worked,
        int refusals,
        Searched searched,
        int emergencyAccessesOfWeek,
        int listed) {

    /** A day on which nobody was listed. */
    public OfficerDay(
            UUID officer,
            Role role,
            LocalDate day,
            boolean isDayOff,
            List<RecordViewsOfHour> seen,
            Set<UUID> worked,
            int refusals,
            Searched searched,
            int emergencyAccessesOfWeek) {
        this(officer, role, day, isDayOff, seen, worked, refusals, searched, emergencyAccessesOfWeek, 0);
    }

    public OfficerDay {
        seen = List.copyOf(seen);
        worked = Set.copyOf(worked);
    }

    /** How many different records they viewed. */
    public int records() {
        return records(look -> true).size();
    }

    /** The different records with a view that matches. */
    public Set<UUID> records(Predicate<RecordViewsOfHour> such) {
        return seen.stream().filter(such).map(RecordViewsOfHour::record).collect(Collectors.toSet());
    }
}
