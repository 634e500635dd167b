package pk.gov.nsor.policing.supervision.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Confirmation;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Kind;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidence.Level;

/** How sure an address is, whatever was heard of it. */
class AddressConfidenceProperties {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 400;

    /** What was heard of an address. */
    record Heard(List<Confirmation> confirmations, List<LocalDate> failures, Map<Kind, Integer> periods) {

        AddressConfidence on(LocalDate day) {
            return AddressConfidence.of(confirmations, failures, periods, day);
        }
    }

    @Property(tries = 500)
    void itRisesFromOneDayToTheNextOnlyByAConfirmationOfThatDay(@ForAll("heard") Heard heard) {
        for (int day = 1; day < DAYS; day++) {
            LocalDate today = FIRST.plusDays(day);
            Level before = heard.on(today.minusDays(1)).level();
            Level now = heard.on(today).level();
            boolean isConfirmed =
                    heard.confirmations().stream().anyMatch(each -> each.on().equals(today));
            if (!isConfirmed) {
                assertThat(now).as("%s", today).isLessThanOrEqualTo(before);
            }
        }
    }

    @Property(tries = 500)
    void anotherConfirmationNeverMakesItLessSureAndAFailureNeverSurer(
            @ForAll("heard") Heard heard,
            @ForAll("confirmation") Confirmation another,
            @ForAll @IntRange(max = DAYS) int day) {
        LocalDate today = FIRST.plusDays(day);
        Level before = heard.on(today).level();
        List<Confirmation> more = with(heard.confirmations(), another);
        assertThat(new Heard(more, heard.failures(), heard.periods()).on(today).level())
                .isGreaterThanOrEqualTo(before);
        List<LocalDate> failed = with(heard.failures(), another.on());
        assertThat(new Heard(heard.confirmations(), failed, heard.periods())
                        .on(today)
                        .level())
                .isLessThanOrEqualTo(before);
    }

    @Property(tries = 500)
    void whatLiesInTheFutureDoesNotCount(@ForAll("heard") Heard heard, @ForAll @IntRange(max = DAYS) int day) {
        LocalDate today = FIRST.plusDays(day);
        List<Confirmation> past = heard.confirmations().stream()
                .filter(each -> !each.on().isAfter(today))
                .toList();
        List<LocalDate> failed =
                heard.failures().stream().filter(on -> !on.isAfter(today)).toList();
        assertThat(new Heard(past, failed, heard.periods()).on(today)).isEqualTo(heard.on(today));
    }

    @Property(tries = 200)
    void inTheEndNothingIsSure(@ForAll("heard") Heard heard) {
        assertThat(heard.on(FIRST.plusYears(20)).level()).isLessThanOrEqualTo(Level.NONE);
    }

    @Example
    void aVisitIsSureToTheLastDayOfEachPeriodAndLessOnTheNext() {
        Heard visit = new Heard(List.of(new Confirmation(Kind.VISIT, FIRST)), List.of(), periods(90));
        assertThat(visit.on(FIRST).level()).isEqualTo(Level.HIGH);
        assertThat(visit.on(FIRST.plusDays(89)).level()).isEqualTo(Level.HIGH);
        assertThat(visit.on(FIRST.plusDays(90)).level()).isEqualTo(Level.FAIR);
        assertThat(visit.on(FIRST.plusDays(179)).level()).isEqualTo(Level.FAIR);
        assertThat(visit.on(FIRST.plusDays(180)).level()).isEqualTo(Level.LOW);
        assertThat(visit.on(FIRST.plusDays(270)).level()).isEqualTo(Level.NONE);
    }

    @Example
    void whatTheWeekBeforeConfirmedCountsMoreThanWhatThePersonSaysToday() {
        List<Confirmation> heard =
                List.of(new Confirmation(Kind.VISIT, FIRST), new Confirmation(Kind.APPEARANCE, FIRST.plusDays(7)));
        AddressConfidence confidence = AddressConfidence.of(heard, List.of(), periods(90), FIRST.plusDays(12));
        assertThat(confidence).isEqualTo(new AddressConfidence(Level.HIGH, Kind.VISIT, FIRST, 12));
    }

    @Example
    void aFailureStandsAgainstAConfirmationOfTheSameDayAndALaterOneEndsIt() {
        List<Confirmation> same = List.of(new Confirmation(Kind.DOCUMENT, FIRST));
        assertThat(AddressConfidence.of(same, List.of(FIRST), periods(60), FIRST)
                        .level())
                .isEqualTo(Level.FAILED);
        List<Confirmation> later = List.of(new Confirmation(Kind.TOLD, FIRST.plusDays(1)));
        assertThat(AddressConfidence.of(later, List.of(FIRST), periods(60), FIRST.plusDays(1))
                        .level())
                .isEqualTo(Level.LOW);
    }

    @Property(tries = 500)
    void whatWasConfirmedSinceItFailedLastIsNotCalledToldAlone(
            @ForAll("heard") Heard heard, @ForAll @IntRange(max = DAYS) int day) {
        LocalDate today = FIRST.plusDays(day);
        LocalDate failed = heard.failures().stream()
                .filter(on -> !on.isAfter(today))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        boolean isConfirmed = heard.confirmations().stream()
                .anyMatch(each -> each.kind() != Kind.TOLD
                        && !each.on().isAfter(today)
                        && each.on().isAfter(failed));
        if (isConfirmed) {
            assertThat(heard.on(today).kind()).isNotEqualTo(Kind.TOLD).isNotNull();
        }
    }

    @Example
    void ofAnAddressOfWhichNothingWasHeardNothingIsSure() {
        assertThat(AddressConfidence.of(List.of(), List.of(), periods(1), FIRST))
                .isEqualTo(new AddressConfidence(Level.NONE, null, null, 0));
    }

    @Provide
    Arbitrary<Confirmation> confirmation() {
        return Combinators.combine(Arbitraries.of(Kind.values()), day()).as(Confirmation::new);
    }

    @Provide
    Arbitrary<Heard> heard() {
        return Combinators.combine(
                        confirmation().list().ofMaxSize(6),
                        day().list().ofMaxSize(2),
                        Arbitraries.integers().between(1, 120))
                .as((confirmations, failures, period) -> new Heard(confirmations, failures, periods(period)));
    }

    private static <T> List<T> with(List<T> some, T another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    private static Arbitrary<LocalDate> day() {
        return Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
    }

    /** Those of kinds differ, so that one fades while another does not. */
    private static Map<Kind, Integer> periods(int visit) {
        return Arrays.stream(Kind.values())
                .collect(Collectors.toMap(kind -> kind, kind -> Math.max(1, visit - 7 * kind.ordinal())));
    }
}
