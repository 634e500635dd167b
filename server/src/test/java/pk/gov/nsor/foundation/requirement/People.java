package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Special;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Years;
import pk.gov.nsor.startup.launch.requirement.LawFiles;

/** People whose days lie close to each other and to those on which the rules turn, under the law as shipped or another. */
final class People extends DomainContextBase {

    static final Law SHIPPED = LawFiles.shipped();

    private static final LocalDate ACT = LocalDate.of(2021, 12, 1);
    private static final List<Section> SECTIONS = Stream.of(
                    "PPC 354",
                    "PPC 366A",
                    "PPC 292A",
                    "PPC 376",
                    "PPC 376(3)",
                    "PPC 377(1)(a)",
                    "PPC 34",
                    "PPC 511",
                    "PPC 365",
                    "PPC 509",
                    "PPC 999",
                    "PECA 21",
                    "PECA 22",
                    "ATA 7")
            .map(Section::parse)
            .toList();

    @Provide
    Arbitrary<Person> people() {
        return judgments().flatMap(judgments -> custody(judgments).flatMap(custody -> person(judgments, custody)));
    }

    private static Arbitrary<Person> person(List<Judgment> judgments, List<TimeInCustody> custody) {
        List<LocalDate> events = events(judgments, custody);
        LocalDate last = events.stream().max(LocalDate::compareTo).orElse(ACT);
        Arbitrary<@Nullable LocalDate> died = offset(0, 1, 30, 3000, 9000).map(last::plusDays);
        Arbitrary<LocalDate> asOf = Combinators.combine(
                        Arbitraries.of(events),
                        Arbitraries.of(0, 0, 0, 3, 6, 12, 90, 150, 180, 300, 400),
                        Arbitraries.integers().between(-2, 2))
                .as((event, months, days) -> event.plusMonths(months).plusDays(days));
        return Combinators.combine(laws(), born(judgments), died.injectNull(0.9), asOf, holidays())
                .as((law, bornOn, diedOn, day, lengths) -> new Person(
                        law.withHolidays(holidays(day, lengths)), new Facts(bornOn, diedOn, judgments, custody), day));
    }

    private static List<LocalDate> events(List<Judgment> judgments, List<TimeInCustody> custody) {
        List<LocalDate> events = new ArrayList<>(List.of(ACT));
        for (Judgment judgment : judgments) {
            events.add(judgment.judgmentOn());
            if (judgment.quashedOn() != null) {
                events.add(judgment.quashedOn());
            }
        }
        for (TimeInCustody custodyPeriod : custody) {
            events.add(custodyPeriod.admittedOn());
            if (custodyPeriod.releasedOn() != null) {
                events.add(custodyPeriod.releasedOn());
            }
        }
        return events;
    }

    private static Arbitrary<List<Judgment>> judgments() {
        return Combinators.combine(
                        day(),
                        offset(0, 1, 30, 400, 2000),
                        offset(0, 1, 2, 400, 4000).injectNull(0.7),
                        victims(),
                        charges())
                .as((offenceOn, wait, quashedAfter, victim, charges) -> {
                    LocalDate judgmentOn = offenceOn.plusDays(wait);
                    LocalDate quashedOn = quashedAfter == null ? null : judgmentOn.plusDays(quashedAfter);
                    return new Judgment("?", offenceOn, judgmentOn, quashedOn, victim, charges);
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(unnamed -> IntStream.range(0, unnamed.size())
                        .mapToObj(i -> named("c" + (i + 1), unnamed.get(i)))
                        .toList());
    }

    private static Judgment named(String id, Judgment one) {
        return new Judgment(id, one.offenceOn(), one.judgmentOn(), one.quashedOn(), one.victim(), one.charges());
    }

    private static Arbitrary<VictimClass> victims() {
        return Combinators.combine(Arbitraries.of(false, false, true), Arbitraries.of(true, false))
                .as(VictimClass::new);
    }

    private static Arbitrary<List<Charge>> charges() {
        Arbitrary<List<Section>> connected = Arbitraries.of(SECTIONS).list().ofMaxSize(2);
        return Combinators.combine(Arbitraries.of(SECTIONS), connected)
                .as(Charge::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    /** Spells about the days of judgment and the days on which periods end; at most one is open. */
    private static Arbitrary<List<TimeInCustody>> custody(List<Judgment> judgments) {
        Arbitrary<Integer> about = Arbitraries.of(0, 0, 0, 0, 90, 150, 180, 300);
        Arbitrary<Integer> from = Arbitraries.of(-400, -2, -1, 0, 0, 1, 10, 29, 30, 31, 400, 2000);
        return Combinators.combine(
                        Arbitraries.of(judgments),
                        Arbitraries.of(true, true, true, false),
                        about,
                        from,
                        offset(0, 1, 10, 400, 3000))
                .as((judgment, names, months, days, length) -> {
                    LocalDate admittedOn =
                            judgment.judgmentOn().plusMonths(months).plusDays(days);
                    return new TimeInCustody(names ? judgment.id() : null, admittedOn, admittedOn.plusDays(length));
                })
                .list()
                .ofMaxSize(5)
                .flatMap(custodyPeriods ->
                        Arbitraries.integers().between(0, 12).map(open -> opened(custodyPeriods, open)));
    }

    private static List<TimeInCustody> opened(List<TimeInCustody> custodyPeriods, int open) {
        List<TimeInCustody> custody = new ArrayList<>(custodyPeriods);
        if (open < custody.size()) {
            TimeInCustody custodyPeriod = custody.get(open);
            custody.set(open, new TimeInCustody(custodyPeriod.judgmentId(), custodyPeriod.admittedOn(), null));
        }
        return custody;
    }

    /** Unknown, or 18 at one of the offences give or take two days; born by the first offence. */
    private static Arbitrary<@Nullable LocalDate> born(List<Judgment> judgments) {
        LocalDate first = judgments.stream()
                .map(Judgment::offenceOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return Combinators.combine(
                        Arbitraries.of(judgments),
                        Arbitraries.of(18, 18, 40),
                        Arbitraries.integers().between(-2, 2))
                .as((judgment, years, days) ->
                        judgment.offenceOn().minusYears(years).plusDays(days))
                .map(day -> day.isAfter(first) ? first : day)
                .injectNull(0.2);
    }

    /** For how many days from how many days after the question there are holidays. */
    private static Arbitrary<List<Integer>> holidays() {
        return Arbitraries.integers().between(-12, 12).list().ofMaxSize(8);
    }

    private static Set<LocalDate> holidays(LocalDate day, List<Integer> offsets) {
        return Set.copyOf(offsets.stream().map(day::plusDays).distinct().toList());
    }

    private static Arbitrary<LocalDate> day() {
        return Combinators.combine(
                        Arbitraries.of(
                                ACT,
                                LocalDate.of(2020, 2, 29),
                                LocalDate.of(2024, 2, 29),
                                LocalDate.of(2023, 7, 24),
                                LocalDate.of(2022, 1, 31),
                                LocalDate.of(2010, 6, 15)),
                        offset(-1, 0, 1, 100, 900))
                .as(LocalDate::plusDays);
    }

    /** One of these, or anything between the least and the greatest. */
    private static Arbitrary<Integer> offset(Integer... days) {
        return Arbitraries.oneOf(Arbitraries.of(days), Arbitraries.integers().between(days[0], days[days.length - 1]));
    }

    private static Arbitrary<Law> laws() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.just(SHIPPED)),
                net.jqwik.api.Tuple.of(
                        1,
                        rules().list().ofMinSize(5).ofMaxSize(25).map(rules -> SHIPPED.with(new OffenceTable(rules)))));
    }

    private static Arbitrary<OffenceRule> rules() {
        Arbitrary<MaximumPunishment> maxima = Arbitraries.of(
                new Years(2),
                new Years(6),
                new Years(7),
                new Years(13),
                new Years(14),
                Special.LIFE,
                Special.DEATH,
                Special.AS_CONNECTED,
                Special.HALF_CONNECTED);
        Arbitrary<Boolean> yes = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(SECTIONS),
                        Arbitraries.of(Schedule.values()).injectNull(0.2),
                        yes,
                        Arbitraries.of(false, false, true),
                        yes,
                        maxima,
                        offset(0, 0, 0, 600),
                        offset(0, 1, 600, 1500).injectNull(0.6))
                .as((section, schedule, connected, narrow, child, maximum, from, days) -> new OffenceRule(
                        section,
                        schedule,
                        connected && schedule != null,
                        narrow,
                        child,
                        maximum,
                        ACT.plusDays(from),
                        days == null ? null : ACT.plusDays(from + days),
                        "made up"));
    }
}
