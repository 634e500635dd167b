package pk.gov.nsor.accountability.accessreview.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;

/** Days of officers, and the limits that they are compared with. */
final class RuleSamples {

    static final RuleLimits LIMITS =
            new RuleLimits(10, 8, 20, 3, 5, 5, new Hours(7, 20), new Hours(5, 23), 15, 100, 40, 30, 3, 2, 8, 5, 300);

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private RuleSamples() {}

    /** Looks at so many different records at one hour. */
    static List<RecordViewsOfHour> views(int records, @Nullable AccessGround link, int hour) {
        return IntStream.range(0, records)
                .mapToObj(each -> new RecordViewsOfHour(UUID.randomUUID(), link, hour, 1))
                .toList();
    }

    @SafeVarargs
    static OfficerDay day(Role role, List<RecordViewsOfHour>... views) {
        return new OfficerDay(
                UUID.randomUUID(),
                role,
                MONDAY,
                false,
                Stream.of(views).flatMap(List::stream).toList(),
                Set.of(),
                0,
                Searched.NOTHING,
                0);
    }

    static OfficerDay worked(OfficerDay day, Set<UUID> records) {
        return new OfficerDay(
                day.officer(),
                day.role(),
                day.day(),
                day.isDayOff(),
                day.seen(),
                records,
                day.refusals(),
                day.searched(),
                0);
    }

    static OfficerDay dayOff(OfficerDay day) {
        return new OfficerDay(
                day.officer(),
                day.role(),
                day.day(),
                true,
                day.seen(),
                day.worked(),
                day.refusals(),
                day.searched(),
                0);
    }

    static OfficerDay refused(int refusals) {
        return new OfficerDay(
                UUID.randomUUID(), Role.REGISTRAR, MONDAY, false, List.of(), Set.of(), refusals, Searched.NOTHING, 0);
    }

    static OfficerDay searched(int searches, int inAnHour, int fruitless) {
        return new OfficerDay(
                UUID.randomUUID(),
                Role.SUPERVISING_OFFICER,
                MONDAY,
                false,
                List.of(),
                Set.of(),
                0,
                new Searched(searches, inAnHour, fruitless),
                0);
    }

    static OfficerDay emergencyAccesses(int today, int week) {
        return new OfficerDay(
                UUID.randomUUID(),
                Role.SUPERVISING_OFFICER,
                MONDAY,
                false,
                views(today, AccessGround.EMERGENCY_ACCESS_TAKEN, 12),
                Set.of(),
                0,
                Searched.NOTHING,
                week);
    }

    /** The views, and each of them once more at the same hour. */
    static List<RecordViewsOfHour> twice(List<RecordViewsOfHour> views) {
        List<RecordViewsOfHour> twice = new ArrayList<>(views);
        twice.addAll(views);
        return twice;
    }
}
