package pk.gov.nsor.record.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.requirement.VictimClass;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.registration.Standing.Term;

/** Calls the core derivation, and keeps the part of its result that readers need on any later day. */
public final class StandingDerivation {

    private StandingDerivation() {}

    /**
     * The standing of a person.
     *
     * @param bornOn null where unknown: nobody is then taken for a juvenile
     * @param asOf today: later facts are not known yet
     */
    public static Standing standing(Law law, LegalFacts facts, @Nullable LocalDate bornOn, LocalDate asOf) {
        return standing(law, requirement(law, facts, bornOn, asOf));
    }

    /** The core's complete result, with its reasons. */
    public static Requirement requirement(Law law, LegalFacts facts, @Nullable LocalDate bornOn, LocalDate asOf) {
        return Derivation.derive(law, facts(facts, bornOn), asOf);
    }

    /** The facts in the form the core reads. */
    public static Facts facts(LegalFacts facts, @Nullable LocalDate bornOn) {
        List<Judgment> judgments = new ArrayList<>(facts.convictions().size());
        for (Conviction conviction : facts.convictions()) {
            judgments.add(judgment(conviction));
        }
        List<TimeInCustody> custody = new ArrayList<>(facts.custody().size());
        for (CustodyPeriod custodyPeriod : facts.custody()) {
            ConvictionId conviction = custodyPeriod.conviction();
            custody.add(new TimeInCustody(
                    conviction == null ? null : conviction.toString(),
                    custodyPeriod.admittedOn(),
                    custodyPeriod.releasedOn()));
        }
        return new Facts(bornOn, facts.diedOn(), judgments, custody);
    }

    private static Judgment judgment(Conviction conviction) {
        NewConviction judgment = conviction.judgment();
        Victim victim = judgment.victim();
        List<Charge> charges = new ArrayList<>(judgment.offences().size());
        for (Offence offence : judgment.offences()) {
            charges.add(new Charge(offence.section(), offence.connectedWith()));
        }
        return new Judgment(
                conviction.id().toString(),
                judgment.offenceOn(),
                judgment.judgmentOn(),
                conviction.quashing() == null ? null : conviction.quashing().on(),
                new VictimClass(victim.age() == Victim.Age.CHILD, victim.sex() == Victim.VictimSex.FEMALE),
                charges);
    }

    /** The part of the result that is kept. */
    public static Standing standing(Law law, Requirement answer) {
        boolean isOnRegister = answer.status().isOnRegister();
        LocalDate first = null;
        boolean allJuvenile = true;
        List<Term> terms = new ArrayList<>(answer.convictions().size());
        for (Outcome outcome : answer.convictions()) {
            terms.add(term(outcome));
            if (isOnRegister && outcome.isRunningOn(answer.asOf())) {
                LocalDate day = notBefore(law.firstDay(), outcome.judgment().judgmentOn());
                first = first == null || day.isBefore(first) ? day : first;
                allJuvenile &= outcome.juvenile();
            }
        }
        return new Standing(
                answer.asOf(),
                first,
                answer.lastDay(),
                answer.life(),
                answer.status() != Status.NOT_REGISTRABLE,
                isOnRegister && allJuvenile,
                answer.inCustody(),
                answer.nextVerificationDueOn(),
                terms,
                law.version());
    }

    private static Term term(Outcome outcome) {
        return new Term(
                UUID.fromString(outcome.judgment().id()),
                outcome.bases(),
                outcome.tier(),
                outcome.judgment().judgmentOn(),
                outcome.startedOn(),
                outcome.lastDay(),
                outcome.life(),
                outcome.juvenile());
    }

    private static LocalDate notBefore(LocalDate first, LocalDate day) {
        return day.isBefore(first) ? first : day;
    }

    /**
     * The days on which the public may learn of the person: those of convictions of an adult offender only.
     *
     * @return null where there is none
     */
    public static @Nullable Told told(Standing standing) {
        if (standing.firstDay() == null || standing.juvenile()) {
            return null;
        }
        LocalDate first = null;
        LocalDate last = LocalDate.MIN;
        for (Term term : standing.terms()) {
            if (term.runsOn(standing.asOf()) && !term.juvenile()) {
                first = first == null || term.judgmentOn().isBefore(first) ? term.judgmentOn() : first;
                last = later(last, term.lastDay());
            }
        }
        if (first == null) {
            return null;
        }
        return new Told(notBefore(standing.firstDay(), first), last);
    }

    /** The later of two ends; an open end, null, is later than any day. */
    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    /** From the first to the last day, both included; the last is null where it is open. */
    public record Told(LocalDate first, @Nullable LocalDate last) {
        public Told {
            Objects.requireNonNull(first);
        }

        /** Whether the day is in the period. */
        public boolean includes(LocalDate day) {
            return !day.isBefore(first) && (last == null || !day.isAfter(last));
        }

        /** Whether some day from one to the other, both included, is in the period. */
        public boolean includesSomeOf(LocalDate from, LocalDate until) {
            return !first.isAfter(until) && (last == null || !last.isBefore(from));
        }
    }
}
