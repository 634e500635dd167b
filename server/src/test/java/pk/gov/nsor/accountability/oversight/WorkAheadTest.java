package pk.gov.nsor.accountability.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.oversight.work.WeeksAhead;
import pk.gov.nsor.accountability.oversight.work.WorkCounting;
import pk.gov.nsor.accountability.oversight.work.WorkPlans;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** Chiniot's coming weeks: what each piece of work adds to what other tests left there. */
@RegisterTest
class WorkAheadTest {

    private static final String HERE = "chiniot";

    @Autowired
    private WorkCounting counting;

    @Autowired
    private WorkPlans plans;

    @Autowired
    private PolicyValues policy;

    @Autowired
    private JdbcClient jdbc;

    private final Supervised people;
    private final Officers officers;
    private final TestClock clock;

    WorkAheadTest(Supervised people, Officers officers, TestClock clock) {
        this.people = people;
        this.officers = officers;
        this.clock = clock;
    }

    @Test
    void eachPersonsNextAppearanceIsInItsWeekAndOnceOnly() {
        PersonId unused = people.in(HERE);
        List<Integer> before = minutes();
        PersonId person = people.in(HERE);
        LocalDate next = jdbc.sql("select next_verification_on from registration.standing_view where person_id = ?")
                .param(person.value())
                .query(LocalDate.class)
                .single();
        assertThat(added(before)).isEqualTo(only(week(next), minutes("work.appearance")));
    }

    @Test
    void aFirstAppearanceThatIsOpenIsOfTheWeekInWhichItIsDue() {
        List<Integer> before = minutes();
        PersonId person = people.releasedIn(HERE, LocalDate.now(clock));
        LocalDate due = jdbc.sql(
                        "select due_on from supervision.duty where person_id = ? and kind = 'FIRST_APPEARANCE'")
                .param(person.value())
                .query(LocalDate.class)
                .single();
        List<Integer> added = added(before);
        assertThat(added.get(week(due))).isGreaterThanOrEqualTo(minutes("work.appearance"));
        assertThat(added.stream().mapToInt(Integer::intValue).sum())
                .as("and the verification after it")
                .isLessThanOrEqualTo(2 * minutes("work.appearance"));
    }

    @Test
    void aVisitCountsToTheLastDayOfTheEighthWeekAndOneThatIsOverdueInTheFirst() {
        PersonId person = people.in(HERE);
        List<Integer> before = minutes();
        visit(person, monday().plusDays(55));
        assertThat(added(before)).isEqualTo(only(7, minutes("work.visit")));
        visit(person, monday().plusDays(56));
        assertThat(added(before)).as("one day later it is of no week").isEqualTo(only(7, minutes("work.visit")));
        before = minutes();
        visit(person, monday().minusDays(20));
        assertThat(added(before)).isEqualTo(only(0, minutes("work.visit")));
    }

    @Test
    void aWeeklyAppearanceThatIsOpenAlreadyIsNotCountedInItsWeekAgain() {
        PersonId person = people.in(HERE);
        jdbc.sql("""
                        update supervision.case_file set without_residence_since = ?, habitual_locality = 'The bus stand'
                        where person_id = ?
                        """).params(monday().minusDays(3), person.value()).update();
        List<Integer> before = minutes();
        LocalDate due = monday().plusDays(9);
        jdbc.sql("""
                        insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                        values (?, ?, 'WEEKLY', ?, ?, ?, 'OPEN', ?)
                        """)
                .params(UUID.randomUUID(), person.value(), due, due.minusDays(6), due, LocalDate.now(clock))
                .update();
        assertThat(added(before)).isEqualTo(Collections.nCopies(8, 0));
    }

    @Test
    void officersOfTheDistrictAreCountedAndThoseOfOthersAndClosedAccountsAreNot() {
        PersonId unused = people.in(HERE);
        int before = plan().officers();
        var _ = officers.of(new OfDistrict(HERE), Role.SUPERVISING_OFFICER);
        var _ = officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
        var _ = officers.of(new OfDistrict(HERE), Role.DISTRICT_SUPERVISOR);
        assertThat(plan().officers()).isEqualTo(before + 1);
        assertThat(plan().hours()).isEqualTo((before + 1) * minutes("work.hours"));
    }

    @Test
    void theDaysLeftOfTheWeekAreThoseFromTheDayOnWhichItWasCounted() {
        PersonId unused = people.in(HERE);
        Duration toThursday = Duration.ofDays(ChronoUnit.DAYS.between(
                LocalDate.now(clock), monday().plusWeeks(1).plusDays(3)));
        clock.move(toThursday);
        try {
            WeeksAhead thursday = plan();
            assertThat(thursday.days()).isBetween(5, 6);
            assertThat(thursday.daysLeft()).isEqualTo(thursday.days() - 3);
        } finally {
            clock.move(toThursday.negated());
        }
    }

    @Test
    void aPlaceHasItsOwnDistrictsAlone() {
        PersonId unused = people.in(HERE);
        assertThat(plans.of(new DashboardPlace(plan().district(), true)).districts())
                .extracting(each -> each.district().code())
                .containsExactly(HERE);
        assertThat(plans.of(new DashboardPlace(plan().district(), false)).districts())
                .allMatch(each -> each.district().provinceCode().equals("PK-PB"));
    }

    private List<WeeksAhead> plan(String district) {
        return plans.of(DashboardPlace.NATION).districts().stream()
                .filter(each -> each.district().code().equals(district))
                .toList();
    }

    private WeeksAhead plan() {
        counting.count();
        return plan(HERE).getFirst();
    }

    private List<Integer> minutes() {
        counting.count();
        List<WeeksAhead> here = plan(HERE);
        return here.isEmpty() ? Collections.nCopies(8, 0) : here.getFirst().weeks();
    }

    private List<Integer> added(List<Integer> before) {
        List<Integer> now = minutes();
        List<Integer> added = new ArrayList<>();
        for (int week = 0; week < now.size(); week++) {
            added.add(now.get(week) - before.get(week));
        }
        return added;
    }

    private static List<Integer> only(int week, int minutes) {
        List<Integer> only = new ArrayList<>(Collections.nCopies(8, 0));
        only.set(week, minutes);
        return only;
    }

    private int week(LocalDate day) {
        return (int) (ChronoUnit.DAYS.between(monday(), day) / 7);
    }

    private LocalDate monday() {
        return LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private int minutes(String key) {
        return policy.get(key, LocalDate.now(clock)).number();
    }

    private void visit(PersonId person, LocalDate on) {
        jdbc.sql("""
                        insert into supervision.visit (id, person_id, planned_on, reason, state, recorded_at)
                        values (?, ?, ?, '\\x00', 'PLANNED', now())
                        """).params(UUID.randomUUID(), person.value(), on).update();
    }
}
