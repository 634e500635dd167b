package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;

/** A made-up person, the law, and the day of the question. */
record Person(Law law, Facts facts, LocalDate asOf) {

    Requirement requirement() {
        return Derivation.derive(law, facts, asOf);
    }

    Answer answer() {
        return Answer.of(requirement());
    }

    Person on(LocalDate day) {
        return new Person(law, facts, day);
    }

    Person with(UnaryOperator<List<Judgment>> judgments, UnaryOperator<List<TimeInCustody>> custody) {
        return new Person(
                law,
                new Facts(
                        facts.bornOn(),
                        facts.diedOn(),
                        judgments.apply(new ArrayList<>(facts.judgments())),
                        custody.apply(new ArrayList<>(facts.custody()))),
                asOf);
    }

    /** As if the conviction had never been, nor any custody for it. */
    Person without(Judgment judgment) {
        Predicate<TimeInCustody> isForIt = custodyPeriod -> judgment.id().equals(custodyPeriod.judgmentId());
        return with(
                judgments ->
                        judgments.stream().filter(other -> other != judgment).toList(),
                custody -> custody.stream().filter(isForIt.negate()).toList());
    }

    Person alive() {
        return new Person(law, new Facts(facts.bornOn(), null, facts.judgments(), facts.custody()), asOf);
    }

    boolean isInCustodyFor(Judgment judgment) {
        return facts.custody().stream().anyMatch(custodyPeriod -> judgment.id().equals(custodyPeriod.judgmentId()));
    }

    /**
     * What is answered, whatever order the facts are given in.
     *
     * @param convictions by their ids
     */
    record Answer(
            Status status,
            Set<Basis> bases,
            @Nullable Tier tier,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate lastDay,
            boolean life,
            boolean inCustody,
            @Nullable LocalDate nextVerificationDueOn,
            Map<String, Of> convictions,
            @Nullable LocalDate sealedOn) {

        static Answer of(Requirement requirement) {
            Map<String, Of> convictions = new TreeMap<>();
            requirement
                    .convictions()
                    .forEach(outcome -> convictions.put(outcome.judgment().id(), Of.of(outcome)));
            return new Answer(
                    requirement.status(),
                    requirement.bases(),
                    requirement.tier(),
                    requirement.startedOn(),
                    requirement.lastDay(),
                    requirement.life(),
                    requirement.inCustody(),
                    requirement.nextVerificationDueOn(),
                    convictions,
                    requirement.sealedOn());
        }

        /** The last day on the register; that of life, and one not known yet, lies after all others. */
        LocalDate end() {
            if (!status.isOnRegister()) {
                return LocalDate.MIN;
            }
            return lastDay == null ? LocalDate.MAX : lastDay;
        }
    }

    /** What is answered of one conviction. */
    record Of(
            Set<Basis> bases,
            Tier tier,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate lastDay,
            boolean life) {

        static Of of(Outcome outcome) {
            return new Of(outcome.bases(), outcome.tier(), outcome.startedOn(), outcome.lastDay(), outcome.life());
        }

        LocalDate end() {
            return lastDay == null ? LocalDate.MAX : lastDay;
        }
    }
}
