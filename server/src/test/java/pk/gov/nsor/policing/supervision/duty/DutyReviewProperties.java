package pk.gov.nsor.policing.supervision.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Requirement.Verification;
import pk.gov.nsor.policing.supervision.duty.CaseHistory.Happening;
import pk.gov.nsor.policing.supervision.duty.CaseHistory.Kind;

/** What holds of duties whatever happens to a person, and in whatever order it becomes known. */
@Tag("walk")
class DutyReviewProperties {

    private static final LocalDate FIRST = CaseHistory.OPENED;
    private static final LocalDate LAST = FIRST.plusDays(CaseHistory.DAYS);

    @Property(tries = 300)
    void reviewingTwiceOnOneDayChangesNothing(@ForAll("knownLate") CaseHistory history) {
        Reviewer reviewer = new Reviewer(history);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            LocalDate next = reviewer.review(day).nextOn();
            DutyReview.Found again = reviewer.found(day);
            assertThat(again.steps()).as("%s", day).isEmpty();
            assertThat(again.nextOn()).as("%s", day).isEqualTo(next);
        }
    }

    @Property(tries = 300)
    void reviewingOnlyOnTheDaysItWaitsForFindsWhatReviewingEveryDayFinds(@ForAll("knownLate") CaseHistory history) {
        Reviewer daily = new Reviewer(history);
        Reviewer waiting = new Reviewer(history);
        Set<LocalDate> recordings = history.recordings();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            daily.review(day);
            LocalDate next = waiting.nextOn();
            if (recordings.contains(day) || (next != null && !next.isAfter(day))) {
                waiting.review(day);
            }
        }
        assertThat(waiting.trace()).isEqualTo(daily.trace());
    }

    @Property(tries = 300)
    void reviewingAfterAGapOfDaysFindsTheSameDuties(
            @ForAll("knownAtOnce") CaseHistory history, @ForAll("days") Set<Integer> days) {
        Reviewer daily = new Reviewer(history);
        Reviewer seldom = new Reviewer(history);
        Set<LocalDate> recordings = history.recordings();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            daily.review(day);
            int number = (int) (day.toEpochDay() - FIRST.toEpochDay());
            if (recordings.contains(day) || days.contains(number) || day.equals(LAST)) {
                seldom.review(day);
                assertThat(seldom.outcome()).as("%s", day).isEqualTo(daily.outcome());
            }
        }
    }

    @Property(tries = 300)
    void everyDueDayThatTheLawAnsweredHasItsDuty(@ForAll("knownLate") CaseHistory history) {
        Reviewer reviewer = new Reviewer(history);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            reviewer.review(day);
            Requirement requirement = reviewer.requirement(day);
            Verification next = requirement.nextVerification();
            if (next != null && !next.dueOn().minusDays(14).isAfter(day)) {
                assertThat(reviewer.find(DutyKind.VERIFICATION, next.nominalOn()))
                        .as("%s: %s", day, next)
                        .isNotNull()
                        .satisfies(duty -> assertThat(duty.state()).isNotEqualTo(DutyState.WITHDRAWN));
            }
            for (LocalDate releasedOn : history.releases(day)) {
                if (Derivation.derive(history.law(day), history.facts(day), releasedOn)
                        .registrable()) {
                    assertThat(reviewer.find(DutyKind.FIRST_APPEARANCE, releasedOn))
                            .as("%s: released on %s", day, releasedOn)
                            .isNotNull();
                }
            }
        }
    }

    @Property(tries = 300)
    void whatIsPendingIsOwedAndWasNotDone(@ForAll("knownLate") CaseHistory history) {
        Reviewer reviewer = new Reviewer(history);
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            reviewer.review(day);
            List<Presence> presences = history.presences(day);
            boolean isDead = history.facts(day).diedOn() != null;
            for (Duty duty : reviewer.duties()) {
                if (duty.state().isPending()) {
                    assertThat(isDead).as("%s: dead with %s", day, duty).isFalse();
                    assertThat(presences)
                            .as("%s: done in time %s", day, duty)
                            .noneMatch(presence -> !presence.on().isBefore(duty.opensOn())
                                    && !presence.on().isAfter(duty.dueOn()));
                    assertThat(history.law(day).workingDays().isWorking(duty.dueOn()))
                            .as("%s: on a day known to be a holiday %s", day, duty)
                            .isTrue();
                    assertThat(duty.dueOn().isBefore(day) || duty.state() == DutyState.OPEN)
                            .as("%s: not over %s", day, duty)
                            .isTrue();
                }
            }
        }
    }

    @Provide
    Arbitrary<CaseHistory> knownLate() {
        return histories(
                Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(3, 0),
                        net.jqwik.api.Tuple.of(1, 1),
                        net.jqwik.api.Tuple.of(1, 5),
                        net.jqwik.api.Tuple.of(1, 40)),
                Kind.values());
    }

    @Provide
    Arbitrary<CaseHistory> knownAtOnce() {
        return histories(
                Arbitraries.just(0),
                Kind.CUSTODY,
                Kind.CONVICTION,
                Kind.QUASHING,
                Kind.DEATH,
                Kind.APPEARANCE,
                Kind.OUTAGE,
                Kind.NO_ABODE);
    }

    @Provide
    Arbitrary<Set<Integer>> days() {
        return Arbitraries.integers().between(0, CaseHistory.DAYS).set().ofMaxSize(6);
    }

    private static Arbitrary<CaseHistory> histories(Arbitrary<Integer> late, Kind... kinds) {
        Arbitrary<Happening> happening = Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.integers().between(1, CaseHistory.DAYS - 50),
                        Arbitraries.of(0, 1, 2, 3, 5, 7, 10, 20, 60),
                        late)
                .as(Happening::new);
        return happening.list().ofMaxSize(12).map(DutyReviewProperties::possible);
    }

    /** Nobody dies twice, or does anything afterwards; nobody is without an abode twice at a time; an open custodyPeriod is alone. */
    private static CaseHistory possible(List<Happening> drawn) {
        List<Happening> possible = new ArrayList<>();
        int diedOn = drawn.stream()
                .filter(happening -> happening.kind() == Kind.DEATH)
                .mapToInt(Happening::day)
                .min()
                .orElse(Integer.MAX_VALUE);
        for (Happening happening : drawn) {
            boolean isAlive = happening.day() + happening.length() < diedOn
                    || (happening.kind() == Kind.DEATH && happening.day() == diedOn);
            boolean isAlone = possible.stream()
                    .noneMatch(other -> other.kind() == happening.kind()
                            && other.day() <= happening.day() + happening.length() + happening.late()
                            && happening.day() <= other.day() + other.length() + other.late());
            if (isAlive && isAlone) {
                possible.add(happening);
            }
        }
        return new CaseHistory(possible);
    }
}
