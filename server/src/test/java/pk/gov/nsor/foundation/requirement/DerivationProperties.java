package pk.gov.nsor.foundation.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Person.Answer;
import pk.gov.nsor.foundation.requirement.Person.Of;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import pk.gov.nsor.foundation.requirement.policy.CountingPolicy;

/** What holds of every derivation, whoever is asked about and whatever the law. */
@Tag("walk")
@Domain(People.class)
@Domain(DomainContext.Global.class)
class DerivationProperties {

    private static final Set<Code> STARTS =
            EnumSet.of(Code.STARTED_BY_RELEASE, Code.STARTED_BY_JUDGMENT, Code.AWAITS_RELEASE);

    @Property
    void theOrderOfFactsDoesNotMatter(@ForAll Person person, @ForAll Random random) {
        Person shuffled = person.with(
                judgments -> shuffled(
                        judgments.stream().map(one -> shuffled(one, random)).toList(), random),
                custody -> shuffled(custody, random));
        assertThat(shuffled.answer()).isEqualTo(person.answer());
    }

    /** Nobody leaves the register earlier, no tier falls and no last day comes earlier for one conviction more. */
    @Property
    void aConvictionMoreNeverShortens(@ForAll Person person, @ForAll @IntRange(max = 3) int which) {
        Judgment more = one(person, which);
        Answer with = person.answer();
        Answer without = person.without(more).answer();
        assertThat(with.end()).isAfterOrEqualTo(without.end());
        without.convictions().forEach((id, before) -> {
            Of after = with.convictions().get(id);
            assertThat(after).isNotNull();
            assertThat(after.tier()).isGreaterThanOrEqualTo(before.tier());
            assertThat(after.startedOn()).isEqualTo(before.startedOn());
            assertThat(after.end()).isAfterOrEqualTo(before.end());
        });
        collect(
                "it lengthens",
                with.end().isAfter(without.end()) && without.status().isOnRegister(),
                0.3);
    }

    /**
     * But for being SEALED and since when, and for days inside, which are days inside whatever they were for: a
     * verification does not fall on one.
     */
    @Property
    void aQuashedConvictionIsAsNoneButForTheSeal(@ForAll Person person, @ForAll @IntRange(max = 3) int which) {
        Judgment quashed = one(person, which);
        boolean isQuashed = CountingPolicy.isQuashed(quashed, person.asOf());
        if (isQuashed) {
            Answer with = person.answer();
            Answer without = person.without(quashed).answer();
            boolean sealed = without.status() == Status.NOT_REGISTRABLE && with.status() == Status.SEALED;
            boolean wasInside = person.isInCustodyFor(quashed);
            Answer expected = new Answer(
                    sealed ? Status.SEALED : without.status(),
                    without.bases(),
                    without.tier(),
                    without.startedOn(),
                    without.lastDay(),
                    without.life(),
                    wasInside ? with.inCustody() : without.inCustody(),
                    wasInside ? with.nextVerificationDueOn() : without.nextVerificationDueOn(),
                    without.convictions(),
                    with.status() == Status.SEALED ? with.sealedOn() : without.sealedOn());
            assertThat(with).isEqualTo(expected);
            assertThat(with.sealedOn() == null).isEqualTo(with.status() != Status.SEALED);
        }
        collect("quashed", isQuashed, 5);
    }

    @Property
    void custodyAfterTheLastDayChangesNothing(
            @ForAll Person dead,
            @ForAll @IntRange(max = 40) int years,
            @ForAll @IntRange(min = 1, max = 4000) int later,
            @ForAll @IntRange(max = 400) int days,
            @ForAll @IntRange(max = 3) int which,
            @ForAll boolean open) {
        Person person = dead.alive().on(dead.asOf().plusYears(years));
        Answer before = person.answer();
        LocalDate latest = before.convictions().values().stream()
                .map(Of::end)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        boolean isOver = latest.isBefore(person.asOf());
        if (isOver) {
            // One that was quashed later may have run longer than those that are left: none runs once the record is
            // sealed.
            LocalDate sealedOn = before.sealedOn();
            LocalDate last = sealedOn != null && sealedOn.isAfter(latest) ? sealedOn : latest;
            LocalDate admittedOn = last.plusDays(later);
            String named = which == 0 ? null : one(person, which - 1).id();
            TimeInCustody custodyPeriod = new TimeInCustody(named, admittedOn, open ? null : admittedOn.plusDays(days));
            Answer after = person.with(judgments -> judgments, custody -> add(custody, custodyPeriod))
                    .answer();
            Answer expected = new Answer(
                    before.status(),
                    before.bases(),
                    before.tier(),
                    before.startedOn(),
                    before.lastDay(),
                    before.life(),
                    after.inCustody(),
                    before.nextVerificationDueOn(),
                    before.convictions(),
                    before.sealedOn());
            assertThat(after).isEqualTo(expected);
        }
        collect("over", isOver, 5);
    }

    @Property
    void theLastDayIsThatOfAWalkThroughTheCalendar(@ForAll Person person) {
        int walks = 0;
        for (Outcome outcome : person.requirement().convictions()) {
            LocalDate start = outcome.startedOn();
            if (start != null && !outcome.life()) {
                int months = (outcome.juvenile() ? List.of(90, 150, 300) : List.of(180, 300))
                        .get(outcome.tier().ordinal());
                assertThat(outcome.lastDay()).isEqualTo(walk(person, start, months));
                walks++;
            }
        }
        collect("walked", walks > 0, 20);
    }

    @Property
    void theSameFactsAndLawGiveTheSameAnswerOnAnyLaterCall(@ForAll Person person, @ForAll Person another) {
        Requirement first = person.requirement();
        another.requirement();
        Law sameLaw = Law.of(
                new OffenceTable(person.law().offences().rules()),
                person.law().policy(),
                person.law().holidays());
        assertThat(person.requirement()).isEqualTo(first);
        assertThat(Derivation.derive(sameLaw, person.facts(), person.asOf())).isEqualTo(first);
    }

    /** Asked on a later day about the same day, a register that has learnt more since answers the same. */
    @Property
    void whatHappensAfterTheDayOfTheQuestionChangesNothing(@ForAll Person person) {
        LocalDate day = person.asOf();
        Facts all = person.facts();
        Facts known = new Facts(
                all.bornOn(),
                known(all.diedOn(), day),
                all.judgments().stream()
                        .filter(judgment -> !judgment.judgmentOn().isAfter(day))
                        .map(judgment -> new Judgment(
                                judgment.id(),
                                judgment.offenceOn(),
                                judgment.judgmentOn(),
                                known(judgment.quashedOn(), day),
                                judgment.victim(),
                                judgment.charges()))
                        .toList(),
                all.custody().stream()
                        .filter(custodyPeriod -> !custodyPeriod.admittedOn().isAfter(day))
                        .map(custodyPeriod -> new TimeInCustody(
                                custodyPeriod.judgmentId(),
                                custodyPeriod.admittedOn(),
                                known(custodyPeriod.releasedOn(), day)))
                        .toList());
        assertThat(new Person(person.law(), known, day).answer()).isEqualTo(person.answer());
        collect("there is more", !known.equals(all), 20);
    }

    @Property
    void theReasonsNameTheRuleThatDecidedEachConviction(@ForAll Person person) {
        Requirement requirement = person.requirement();
        for (Judgment judgment : person.facts().judgments()) {
            boolean known = CountingPolicy.isKnown(judgment, person.asOf());
            Set<Code> codes = codes(requirement, judgment);
            assertThat(codes.stream().anyMatch(code -> code.rule() == 1)).isEqualTo(known);
        }
        for (Outcome outcome : requirement.convictions()) {
            Set<Code> codes = codes(requirement, outcome.judgment());
            assertThat(codes).contains(Code.COUNTS, Code.TIER, outcome.life() ? Code.PERIOD_LIFE : Code.PERIOD);
            assertThat(codes).contains(basis(outcome)).containsAnyElementsOf(STARTS);
            if (outcome.startedOn() != null && !outcome.life()) {
                assertThat(codes).contains(outcome.lastDay() == null ? Code.LAST_DAY_UNKNOWN : Code.LAST_DAY);
            }
        }
    }

    @Property
    void everyStepCanBeReadInBothLanguages(@ForAll Person person) {
        ReasonMessages english = new ReasonMessages(Locale.ENGLISH);
        ReasonMessages urdu = new ReasonMessages(Locale.forLanguageTag("ur"));
        for (Reason reason : person.requirement().reasons()) {
            assertThat(english.text(reason)).doesNotContain("{", "null");
            assertThat(urdu.text(reason)).doesNotContain("{", "null");
            assertThat(reason.values().stream().map(Object::getClass).toList())
                    .as("values of %s", reason.code())
                    .isEqualTo(ReasonMessagesTest.sample(reason.code()).stream()
                            .map(Object::getClass)
                            .toList());
        }
    }

    private static @Nullable LocalDate walk(Person person, LocalDate start, int months) {
        LocalDate end = start.plusMonths(months);
        long left = 0;
        for (LocalDate day = start; day.isBefore(end); day = day.plusDays(1)) {
            left++;
        }
        for (LocalDate day = start; ; day = day.plusDays(1)) {
            boolean inside = false;
            for (TimeInCustody custodyPeriod : person.facts().custody()) {
                if (stopsTheClock(custodyPeriod, person)
                        && !custodyPeriod.admittedOn().isAfter(day)) {
                    LocalDate released = known(custodyPeriod.releasedOn(), person.asOf());
                    if (released == null) {
                        return null;
                    }
                    inside |= day.isBefore(released);
                }
            }
            if (!inside && --left == 0) {
                return day;
            }
        }
    }

    private static boolean stopsTheClock(TimeInCustody custodyPeriod, Person person) {
        boolean forQuashed = person.facts().judgments().stream()
                .anyMatch(judgment -> judgment.id().equals(custodyPeriod.judgmentId())
                        && known(judgment.quashedOn(), person.asOf()) != null);
        return !forQuashed && !custodyPeriod.admittedOn().isAfter(person.asOf());
    }

    private static @Nullable LocalDate known(@Nullable LocalDate fact, LocalDate day) {
        return fact == null || fact.isAfter(day) ? null : fact;
    }

    private static Code basis(Outcome outcome) {
        return outcome.bases().contains(Basis.NARROW) ? Code.NARROW_BASIS : Code.WIDE_BASIS;
    }

    private static Set<Code> codes(Requirement requirement, Judgment judgment) {
        return requirement.reasons().stream()
                .filter(reason -> !reason.values().isEmpty() && reason.values().getFirst() == judgment)
                .map(Reason::code)
                // Both say that a schedule names the offence.
                .map(code -> code == Code.WIDE_BASIS_CONNECTED ? Code.WIDE_BASIS : code)
                .collect(Collectors.toSet());
    }

    private static Judgment one(Person person, int which) {
        List<Judgment> judgments = person.facts().judgments();
        return judgments.get(which % judgments.size());
    }

    private static Judgment shuffled(Judgment one, Random random) {
        List<Charge> charges = one.charges().stream()
                .map(charge -> new Charge(charge.section(), shuffled(charge.connectedWith(), random)))
                .toList();
        return new Judgment(
                one.id(), one.offenceOn(), one.judgmentOn(), one.quashedOn(), one.victim(), shuffled(charges, random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static <T> List<T> add(List<T> list, T element) {
        list.add(element);
        return list;
    }

    /** Fails where the property is hardly ever put to the test. */
    private static void collect(String what, boolean happened, double percent) {
        Statistics.label(what)
                .collect(happened)
                .coverage(coverage -> coverage.check(true).percentage(found -> found >= percent));
    }
}
