package pk.gov.nsor.policing.notices.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.requirement.NoticePolicy;
import pk.gov.nsor.foundation.requirement.Outage;
import pk.gov.nsor.foundation.requirement.WorkingDays;
import pk.gov.nsor.policing.notices.deadline.Terms.Row;

/** Until when something has to be told, whatever the day, the holidays and the terms. */
class DeadlineProperties {

    private static final int GRACE = 3;
    private static final Terms TERMS = terms(3);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @Property
    void theLastDayIsAWorkingDayAfterSoManyOthersAndTheChangeItselfIsNotCounted(
            @ForAll("days") LocalDate on,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll @IntRange(min = 1, max = 20) int within) {
        WorkingDays calendar = calendar(holidays);
        LocalDate last = until(new Matter.Changed(on), terms(within), calendar);
        assertThat(calendar.isWorking(last)).isTrue();
        // Counted by hand, day by day.
        assertThat(on.plusDays(1).datesUntil(last.plusDays(1)).filter(calendar::isWorking))
                .hasSize(within);
    }

    @Property
    void aHolidayMoreNeverMakesADeadlineEarlierAndNobodyLate(
            @ForAll("days") LocalDate on,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll("days") LocalDate another,
            @ForAll("days") LocalDate told) {
        Set<LocalDate> more = new HashSet<>(holidays);
        more.add(another);
        Deadline before = DeadlinePolicy.of(new Matter.Changed(on), TERMS, calendar(holidays), List.of());
        Deadline after = DeadlinePolicy.of(new Matter.Changed(on), TERMS, calendar(more), List.of());
        assertThat(until(after)).isAfterOrEqualTo(until(before));
        if (after.isLate(told.atStartOfDay())) {
            assertThat(before.isLate(told.atStartOfDay())).isTrue();
        }
    }

    @Property
    void whoeverTellsAChangeOnItsDayOrBeforeIsInTime(
            @ForAll("days") LocalDate on,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll @IntRange(max = 400) int before) {
        LocalDateTime told = on.minusDays(before).atTime(23, 59);
        for (Matter matter :
                List.of(new Matter.Changed(on), new Matter.Away(on, on.plusDays(7)), new Matter.WithChild(told, 12))) {
            assertThat(DeadlinePolicy.of(matter, TERMS, calendar(holidays), List.of())
                            .isLate(told))
                    .as("%s", matter)
                    .isFalse();
        }
    }

    @Property
    void oneDayLaterThanTheLastIsLateAndTheLastIsNot(
            @ForAll("days") LocalDate on, @ForAll("holidays") Set<LocalDate> holidays) {
        for (Matter matter :
                List.of(new Matter.Changed(on), new Matter.Away(on, on.plusDays(7)), new Matter.Abroad(on))) {
            Deadline deadline = DeadlinePolicy.of(matter, TERMS, calendar(holidays), List.of());
            LocalDate last = until(deadline);
            assertThat(deadline.isLate(last.atTime(23, 59))).isFalse();
            assertThat(deadline.isLate(last.plusDays(1).atStartOfDay())).isTrue();
        }
    }

    @Property
    void aJourneyAbroadIsLateAsTheLawSays(@ForAll("days") LocalDate leaving, @ForAll("days") LocalDate told) {
        Deadline deadline = DeadlinePolicy.of(new Matter.Abroad(leaving), TERMS, calendar(Set.of()), List.of());
        assertThat(deadline.isLate(told.atTime(12, 0))).isEqualTo(NoticePolicy.isTravelNoticeLate(told, leaving, 21));
    }

    @Property
    void fewerNightsThanTheTermAreNobodysBusiness(
            @ForAll("days") LocalDate leaving, @ForAll @IntRange(max = 30) int nights) {
        Deadline deadline = DeadlinePolicy.of(
                new Matter.Away(leaving, leaving.plusDays(nights)), TERMS, calendar(Set.of()), List.of());
        assertThat(deadline instanceof Deadline.NotOwed).isEqualTo(nights < 7);
    }

    @Property
    void aStayWithAChildIsToldWithinItsHoursWhateverTheHolidays(
            @ForAll("days") LocalDate on, @ForAll @IntRange(max = 23) int hour, @ForAll @IntRange(max = 60) int told) {
        LocalDateTime since = on.atTime(hour, 0);
        Deadline deadline = DeadlinePolicy.of(new Matter.WithChild(since, 12), TERMS, calendar(Set.of(on)), List.of());
        assertThat(deadline.isLate(since.plusHours(told))).isEqualTo(told > 24);
        assertThat(DeadlinePolicy.of(new Matter.WithChild(since, 11), TERMS, calendar(Set.of()), List.of()))
                .isInstanceOf(Deadline.NotOwed.class);
    }

    @Property
    void whatFallsIntoAnOutageIsInTimeUntilTheGraceAfterItIsOverAndNotADayLonger(
            @ForAll("days") LocalDate on,
            @ForAll("holidays") Set<LocalDate> holidays,
            @ForAll @IntRange(max = 20) int before,
            @ForAll @IntRange(max = 20) int after) {
        WorkingDays calendar = calendar(holidays);
        for (Matter matter : matters(on)) {
            LocalDate last = last(DeadlinePolicy.of(matter, TERMS, calendar, List.of()));
            Outage outage = new Outage(last.minusDays(before), last.plusDays(after));
            Deadline deadline = DeadlinePolicy.of(matter, TERMS, calendar, List.of(outage));
            // Counted by hand, day by day.
            LocalDate end = until(deadline);
            assertThat(last.plusDays(after + 1L).datesUntil(end.plusDays(1)).filter(calendar::isWorking))
                    .hasSize(GRACE);
            assertThat(calendar.isWorking(end)).isTrue();
            assertThat(deadline.isLate(end.atTime(23, 59))).isFalse();
            assertThat(deadline.isLate(end.plusDays(1).atStartOfDay())).isTrue();
            assertThat(deadline.row()).isEqualTo(new Row("outage.grace", GRACE, 1));
        }
    }

    @Property
    void anOutageThatEndsTheDayBeforeTheLastOrBeginsTheDayAfterChangesNothing(
            @ForAll("days") LocalDate on, @ForAll @IntRange(max = 20) int days) {
        for (Matter matter : matters(on)) {
            Deadline without = DeadlinePolicy.of(matter, TERMS, calendar(Set.of()), List.of());
            LocalDate last = last(without);
            for (Outage outage : List.of(
                    new Outage(last.minusDays(1L + days), last.minusDays(1)),
                    new Outage(last.plusDays(1), last.plusDays(1L + days)),
                    new Outage(last.plusDays(1), null))) {
                assertThat(DeadlinePolicy.of(matter, TERMS, calendar(Set.of()), List.of(outage)))
                        .isEqualTo(without);
            }
        }
    }

    @Property
    void whileAnOutageGoesOnNobodyIsLate(
            @ForAll("days") LocalDate on, @ForAll @IntRange(max = 20) int before, @ForAll("days") LocalDate told) {
        for (Matter matter : matters(on)) {
            LocalDate last = last(DeadlinePolicy.of(matter, TERMS, calendar(Set.of()), List.of()));
            Deadline deadline = DeadlinePolicy.of(
                    matter, TERMS, calendar(Set.of()), List.of(new Outage(last.minusDays(before), null)));
            assertThat(deadline).isInstanceOf(Deadline.PutOff.class);
            assertThat(deadline.isLate(told.atTime(23, 59))).isFalse();
        }
    }

    @Property
    void anOutageMoreMakesNobodyLateInWhateverOrderTheyAreKnown(
            @ForAll("days") LocalDate on,
            @ForAll("outages") List<Outage> outages,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 30) int days,
            @ForAll("days") LocalDate told) {
        List<Outage> more = new ArrayList<>(outages);
        more.add(new Outage(from, from.plusDays(days)));
        for (Matter matter : matters(on)) {
            Deadline before = DeadlinePolicy.of(matter, TERMS, calendar(Set.of()), outages);
            Deadline after = DeadlinePolicy.of(matter, TERMS, calendar(Set.of()), more);
            assertThat(last(after)).isAfterOrEqualTo(last(before));
            if (after.isLate(told.atTime(23, 59))) {
                assertThat(before.isLate(told.atTime(23, 59))).isTrue();
            }
            assertThat(DeadlinePolicy.of(matter, TERMS, calendar(Set.of()), more.reversed()))
                    .isEqualTo(after);
        }
    }

    @Property
    void whatNeedNotBeToldNeedsNoOutage(@ForAll("days") LocalDate leaving, @ForAll @IntRange(max = 6) int nights) {
        assertThat(DeadlinePolicy.of(
                        new Matter.Away(leaving, leaving.plusDays(nights)),
                        TERMS,
                        calendar(Set.of()),
                        List.of(new Outage(leaving, null))))
                .isInstanceOf(Deadline.NotOwed.class);
    }

    @Test
    void anOutageInTheGraceOfAnotherPutsOffAgainAndOneBesideItDoesNot() {
        // Changed on a Friday: told by Wednesday, 2 December.
        Matter changed = new Matter.Changed(FRIDAY);
        Outage wednesday = new Outage(FRIDAY.plusDays(5), FRIDAY.plusDays(5));
        Outage monday = new Outage(FRIDAY.plusDays(10), FRIDAY.plusDays(10));
        Outage nextTuesday = new Outage(FRIDAY.plusDays(11), FRIDAY.plusDays(11));
        assertThat(last(DeadlinePolicy.of(changed, TERMS, calendar(Set.of()), List.of(wednesday))))
                .isEqualTo("2026-12-07");
        assertThat(last(DeadlinePolicy.of(changed, TERMS, calendar(Set.of()), List.of(monday, wednesday))))
                .isEqualTo("2026-12-10");
        assertThat(last(DeadlinePolicy.of(changed, TERMS, calendar(Set.of()), List.of(nextTuesday, wednesday))))
                .isEqualTo("2026-12-07");
    }

    @Test
    void withoutGraceTheLastDayIsThatOfTheOutage() {
        Terms none = new Terms(
                TERMS.change(),
                TERMS.nightsInside(),
                TERMS.daysAbroad(),
                TERMS.childPresence(),
                TERMS.childWithin(),
                new Row("outage.grace", 0, 2));
        assertThat(last(DeadlinePolicy.of(
                        new Matter.Changed(FRIDAY),
                        none,
                        calendar(Set.of()),
                        List.of(new Outage(FRIDAY, FRIDAY.plusDays(8))))))
                .isEqualTo(FRIDAY.plusDays(8));
    }

    @Test
    void aChangeOnAFridayIsToldByWednesdayAndAfterHolidaysInARowLater() {
        assertThat(until(new Matter.Changed(FRIDAY), TERMS, calendar(Set.of()))).isEqualTo("2026-12-02");
        assertThat(until(
                        new Matter.Changed(FRIDAY),
                        TERMS,
                        calendar(Set.of(FRIDAY.plusDays(3), FRIDAY.plusDays(4), FRIDAY.plusDays(5)))))
                .isEqualTo("2026-12-07");
    }

    @Test
    void aChangeOnTheTwentyNinthOfFebruaryIsADayLikeAnother() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        assertThat(until(new Matter.Changed(leapDay), TERMS, calendar(Set.of())))
                .isEqualTo("2028-03-03");
        assertThat(until(new Matter.Abroad(leapDay), TERMS, calendar(Set.of()))).isEqualTo("2028-02-08");
    }

    @Test
    void theRowIsCited() {
        assertThat(DeadlinePolicy.of(new Matter.Changed(FRIDAY), TERMS, calendar(Set.of()), List.of())
                        .row())
                .isEqualTo(new Row("notice.change", 3, 1));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(0, 3 * 366).map(LocalDate.of(2026, 12, 1)::plusDays);
    }

    @Provide
    Arbitrary<Set<LocalDate>> holidays() {
        return days().set().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Outage>> outages() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 30))
                .as((from, days) -> new Outage(from, from.plusDays(days)))
                .list()
                .ofMaxSize(40);
    }

    private static List<Matter> matters(LocalDate on) {
        return List.of(
                new Matter.Changed(on),
                new Matter.Away(on, on.plusDays(7)),
                new Matter.Abroad(on),
                new Matter.WithChild(on.atTime(20, 0), 12));
    }

    private static LocalDate last(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Until until -> until.day();
            case Deadline.UntilMoment until -> until.moment().toLocalDate();
            case Deadline.NotOwed _, Deadline.PutOff _ -> throw new AssertionError("No last day: " + deadline);
        };
    }

    private static LocalDate until(Matter matter, Terms terms, WorkingDays calendar) {
        return until(DeadlinePolicy.of(matter, terms, calendar, List.of()));
    }

    private static LocalDate until(Deadline deadline) {
        return ((Deadline.Until) deadline).day();
    }

    private static Terms terms(int change) {
        return new Terms(
                new Row("notice.change", change, 1),
                new Row("notice.travel-inside", 7, 1),
                new Row("notice.travel-abroad", 21, 1),
                new Row("notice.child-household.presence", 12, 1),
                new Row("notice.child-household.within", 24, 1),
                new Row("outage.grace", GRACE, 1));
    }

    private static WorkingDays calendar(Set<LocalDate> holidays) {
        TreeMap<LocalDate, Set<DayOfWeek>> weeks = new TreeMap<>();
        weeks.put(LocalDate.of(2021, 12, 1), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        return new WorkingDays(weeks, holidays);
    }
}
