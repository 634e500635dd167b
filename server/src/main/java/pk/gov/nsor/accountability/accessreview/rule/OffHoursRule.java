package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import pk.gov.nsor.foundation.access.Role;

/** Views at night; for offices those on Sundays and public holidays too. */
final class OffHoursRule implements OfficerRule {

    @Override
    public Optional<RuleHit> check(OfficerDay day, UsualActivity usual, RuleLimits limits) {
        boolean isField = worksInTheField(day.role());
        Hours hours = isField ? limits.field() : limits.office();
        boolean isOff = day.isDayOff() && !isField;
        Predicate<RecordViewsOfHour> isOutside = look -> isOff || !hours.contains(look.hour());
        Set<UUID> records = day.records(isOutside);
        return records.size() < limits.offHours()
                ? Optional.empty()
                : Optional.of(new RuleHit(
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
            case DISTRICT_SUPERVISOR, SUPERVISING_OFFICER, INVESTIGATING_OFFICER, PRISON_CLERK, SUPPORT_SERVICE -> true;
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
