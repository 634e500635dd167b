package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import pk.gov.nsor.access.Role;

/** Looks at night; those of offices on Sundays and public holidays too. */
final class OffHoursRule implements OfficerRule {

    @Override
    public Optional<Hit> check(OfficerDay day, Usual usual, Limits limits) {
        boolean isField = worksInTheField(day.role());
        Hours hours = isField ? limits.field() : limits.office();
        boolean isOff = day.isDayOff() && !isField;
        Predicate<Seen> isOutside = look -> isOff || !hours.contains(look.hour());
        Set<UUID> records = day.records(isOutside);
        return records.size() < limits.offHours()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.OFF_HOURS,
                        records.size(),
                        Map.of(
                                "records", records.size(),
                                "limit", limits.offHours(),
                                "from", hours.from(),
                                "until", hours.until()),
                        isOutside));
    }

    /** Whether the role's work goes on on every day of the week. */
    private static boolean worksInTheField(Role role) {
        return switch (role) {
            case DISTRICT_SUPERVISOR, SUPERVISING_OFFICER, INVESTIGATING_OFFICER, PRISON_CLERK -> true;
            case REGISTRAR,
                    NATIONAL_SUPERVISOR,
                    PROVINCIAL_SUPERVISOR,
                    PROSECUTOR,
                    COURT_CLERK,
                    SUPPORT_ADVISER,
                    DIRECTORY_KEEPER,
                    OVERSIGHT,
                    AUDITOR,
                    ADMINISTRATOR -> false;
        };
    }
}
