package pk.gov.nsor.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.conviction.LegalFacts;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.Victim;
import pk.gov.nsor.registration.Standing.Term;
import pk.gov.nsor.requirement.Charge;
import pk.gov.nsor.requirement.CustodySpell;
import pk.gov.nsor.requirement.Derivation;
import pk.gov.nsor.requirement.Facts;
import pk.gov.nsor.requirement.Judgment;
import pk.gov.nsor.requirement.Law;
import pk.gov.nsor.requirement.Requirement;
import pk.gov.nsor.requirement.Requirement.Outcome;
import pk.gov.nsor.requirement.Status;
import pk.gov.nsor.requirement.VictimClass;

/** Asks the core, and keeps of its answer what readers need on any later day. */
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

    /** The core's whole answer, with its reasons. */
    public static Requirement requirement(Law law, LegalFacts facts, @Nullable LocalDate bornOn, LocalDate asOf) {
        return Derivation.derive(law, facts(facts, bornOn), asOf);
    }

    /** As the core reads them. */
    public static Facts facts(LegalFacts facts, @Nullable LocalDate bornOn) {
        return new Facts(
                bornOn,
                facts.diedOn(),
                facts.convictions().stream().map(StandingDerivation::judgment).toList(),
                facts.custody().stream()
                        .map(spell -> new CustodySpell(
                                spell.conviction() == null
                                        ? null
                                        : spell.conviction().toString(),
                                spell.admittedOn(),
                                spell.releasedOn()))
                        .toList());
    }

    private static Judgment judgment(Conviction conviction) {
        NewConviction judgment = conviction.judgment();
        Victim victim = judgment.victim();
        return new Judgment(
                conviction.id().toString(),
                judgment.offenceOn(),
                judgment.judgmentOn(),
                conviction.quashing() == null ? null : conviction.quashing().on(),
                new VictimClass(victim.age() == Victim.Age.CHILD, victim.sex() == Victim.VictimSex.FEMALE),
                judgment.offences().stream()
                        .map(offence -> new Charge(offence.section(), offence.connectedWith()))
                        .toList());
    }

    private static Standing standing(Law law, Requirement answer) {
        boolean isOnRegister = answer.status().isOnRegister();
        List<Outcome> running = isOnRegister
                ? answer.convictions().stream()
                        .filter(outcome -> outcome.isRunningOn(answer.asOf()))
                        .toList()
                : List.of();
        return new Standing(
                answer.asOf(),
                running.stream()
                        .map(outcome ->
                                notBefore(law.firstDay(), outcome.judgment().judgmentOn()))
                        .min(LocalDate::compareTo)
                        .orElse(null),
                answer.lastDay(),
                answer.life(),
                answer.status() != Status.NOT_REGISTRABLE,
                isOnRegister && running.stream().allMatch(Outcome::juvenile),
                answer.inCustody(),
                answer.nextVerificationDueOn(),
                answer.convictions().stream().map(StandingDerivation::term).toList(),
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
     * The days on which the public may be told: of the convictions of an offender of age alone.
     *
     * @return null where there is none
     */
    public static @Nullable Told told(Standing standing) {
        if (standing.firstDay() == null || standing.juvenile()) {
            return null;
        }
        List<Term> grown = standing.terms().stream()
                .filter(term -> term.runsOn(standing.asOf()) && !term.juvenile())
                .toList();
        LocalDate first =
                grown.stream().map(Term::judgmentOn).min(LocalDate::compareTo).orElseThrow();
        boolean isOpen = grown.stream().anyMatch(term -> term.lastDay() == null);
        return new Told(
                notBefore(standing.firstDay(), first),
                isOpen
                        ? null
                        : grown.stream()
                                .map(Term::lastDay)
                                .flatMap(Stream::ofNullable)
                                .max(LocalDate::compareTo)
                                .orElse(null));
    }

    /** From the first to the last day, both included; the last is null where it is open. */
    public record Told(LocalDate first, @Nullable LocalDate last) {
        public Told {
            Objects.requireNonNull(first);
        }
    }
}
