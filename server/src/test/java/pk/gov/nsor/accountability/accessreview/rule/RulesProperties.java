package pk.gov.nsor.accountability.accessreview.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;

/** The rules, whatever an officer's day was. */
class RulesProperties {

    @Property(tries = 500)
    void moreLooksRefusalsOrSearchesNeverMakeADayLessUnusual(
            @ForAll("day") OfficerDay day,
            @ForAll("seen") RecordViewsOfHour another,
            @ForAll("usual") UsualActivity usual) {
        List<RecordViewsOfHour> more = new ArrayList<>(day.seen());
        more.add(another);
        OfficerDay worse = with(
                day,
                more,
                day.worked(),
                day.refusals() + 1,
                day.searched().and(day.searched().inAnHour() + 1, 1));
        assertThat(RulesTest.found(worse, usual).keySet())
                .containsAll(RulesTest.found(day, usual).keySet());
    }

    @Property(tries = 500)
    void workNeverMakesADayMoreUnusual(
            @ForAll("day") OfficerDay day,
            @ForAll("seen") RecordViewsOfHour one,
            @ForAll("usual") UsualActivity usual) {
        Set<UUID> more = new HashSet<>(day.worked());
        more.add(one.record());
        assertThat(RulesTest.found(day, usual).keySet())
                .containsAll(RulesTest.found(with(day, day.seen(), more, day.refusals(), day.searched()), usual)
                        .keySet());
    }

    @Property(tries = 500)
    void whatIsBehindAHitIsOfTheDayAndAsManyRecordsAsItsFigureSays(
            @ForAll("day") OfficerDay day, @ForAll("usual") UsualActivity usual) {
        for (OfficerRule rule : OfficerRule.ALL) {
            rule.check(day, usual, RuleSamples.LIMITS).ifPresent(hit -> {
                int behind = day.records(hit.isBehind()).size();
                switch (hit.rule()) {
                    case UNLINKED, OTHER_LINKS, VOLUME, OFF_HOURS ->
                        assertThat(behind).isEqualTo(hit.amount());
                    case REFUSALS, SEARCHES, FRUITLESS -> assertThat(behind).isZero();
                    // The rest are of the days before.
                    case EMERGENCY_ACCESS -> assertThat(behind).isBetween(1, hit.amount());
                    case SURNAME, CROWD, REPEATS -> throw new AssertionError("No rule about a day: " + hit.rule());
                }
            });
        }
    }

    @Property(tries = 500)
    void theOrderOfTheLooksIsOfNoMeaning(@ForAll("day") OfficerDay day, @ForAll("usual") UsualActivity usual) {
        assertThat(RulesTest.found(
                        with(day, day.seen().reversed(), day.worked(), day.refusals(), day.searched()), usual))
                .isEqualTo(RulesTest.found(day, usual));
    }

    @Property
    void aRarerNameIsNeverLessTelling(
            @ForAll @IntRange(min = 1, max = 500) int bearers, @ForAll @IntRange(min = 1, max = 100_000) int people) {
        UUID record = UUID.randomUUID();
        boolean isFound =
                RecordRules.surname(record, bearers, people, RuleSamples.LIMITS).isPresent();
        boolean isRarerFound = RecordRules.surname(record, Math.max(1, bearers - 1), people, RuleSamples.LIMITS)
                .isPresent();
        assertThat(isRarerFound || !isFound).isTrue();
    }

    @Provide
    Arbitrary<OfficerDay> day() {
        return Combinators.combine(
                        Arbitraries.of(Role.class),
                        seen().list().ofMaxSize(60),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, false),
                        searched())
                .as((role, seen, refusals, glassBefore, isDayOff, searched) -> {
                    OfficerDay plain = new OfficerDay(
                            new UUID(0, 0), role, RuleSamples.MONDAY, isDayOff, seen, Set.of(), refusals, searched, 0);
                    int emergencyAccesses = plain.records(RuleHit::isBroken).size() + glassBefore;
                    return new OfficerDay(
                            plain.officer(),
                            role,
                            plain.day(),
                            isDayOff,
                            seen,
                            Set.of(),
                            refusals,
                            searched,
                            emergencyAccesses);
                });
    }

    private static Arbitrary<Searched> searched() {
        return Arbitraries.integers().between(0, 60).list().ofSize(4).map(hours -> {
            Searched day = Searched.NOTHING;
            for (int searches : hours) {
                day = day.and(searches, searches / 3);
            }
            return day;
        });
    }

    @Provide
    Arbitrary<RecordViewsOfHour> seen() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(AccessGround.class).injectNull(0.05),
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(1, 5))
                .as((record, link, hour, views) -> new RecordViewsOfHour(new UUID(1, record), link, hour, views));
    }

    @Provide
    Arbitrary<UsualActivity> usual() {
        Arbitrary<OptionalInt> number = Arbitraries.integers()
                .between(1, 40)
                .map(OptionalInt::of)
                .injectNull(0.2)
                .map(known -> known == null ? OptionalInt.empty() : known);
        return Combinators.combine(number, number).as(UsualActivity::new);
    }

    private static OfficerDay with(
            OfficerDay day, List<RecordViewsOfHour> seen, Set<UUID> worked, int refusals, Searched searched) {
        return new OfficerDay(
                day.officer(),
                day.role(),
                day.day(),
                day.isDayOff(),
                seen,
                worked,
                refusals,
                searched,
                day.emergencyAccessesOfWeek());
    }
}
