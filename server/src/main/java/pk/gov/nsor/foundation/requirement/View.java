package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import pk.gov.nsor.foundation.requirement.policy.CountingPolicy;
import pk.gov.nsor.foundation.requirement.policy.LastDayPolicy;
import pk.gov.nsor.foundation.requirement.policy.Period;
import pk.gov.nsor.foundation.requirement.policy.PeriodPolicy;
import pk.gov.nsor.foundation.requirement.policy.RepetitionPolicy;
import pk.gov.nsor.foundation.requirement.policy.StartPolicy;

/**
 * The state of a person by the facts known on a day: facts dated after it are not known yet.
 *
 * @param counting the registrable convictions that count on the day, in the order given, expired or not
 * @param running those of them that are running on the day (rule 6); none after a death
 * @param status rule 9 and the words of the contract
 */
public record View(LocalDate day, CustodyKnown custody, List<Outcome> counting, List<Outcome> running, Status status) {

    /** @param appraisals of the person's judgments, in the order given, later ones included */
    public static View of(Law law, Facts facts, List<Appraisal> appraisals, LocalDate day, Reasons reasons) {
        CustodyKnown custody = new CustodyKnown(facts, day);
        if (day.isBefore(law.firstDay())) {
            reasons.add(Code.BEFORE_THE_ACT, law.firstDay());
            return new View(day, custody, List.of(), List.of(), Status.NOT_REGISTRABLE);
        }
        List<Outcome> counting = new ArrayList<>(appraisals.size());
        boolean anyKnown = false;
        for (Appraisal conviction : appraisals) {
            Judgment judgment = conviction.judgment();
            if (!conviction.isRegistrable() || !CountingPolicy.isKnown(judgment, day)) {
                continue;
            }
            anyKnown |= !CountingPolicy.isIgnored(judgment, law);
            LocalDate quashedOn = judgment.quashedOn();
            if (quashedOn != null && CountingPolicy.isQuashed(judgment, day)) {
                quashing(judgment, quashedOn, law, reasons);
            } else {
                reasons.add(Code.COUNTS, judgment, judgment.judgmentOn());
                counting.add(outcome(conviction, appraisals, custody, facts.bornOn(), day, reasons));
            }
        }
        List<Outcome> running = running(facts, counting, day, reasons);
        return new View(day, custody, counting, running, status(anyKnown, running));
    }

    /** The latest of the last days of those running; null for life, where one is not known, and where none runs. */
    @Nullable
    public LocalDate lastDay() {
        LocalDate latest = null;
        for (Outcome outcome : running) {
            LocalDate last = outcome.lastDay();
            if (last == null) {
                return null;
            }
            latest = latest == null || last.isAfter(latest) ? last : latest;
        }
        return latest;
    }

    private static Outcome outcome(
            Appraisal conviction,
            List<Appraisal> all,
            CustodyKnown custody,
            @Nullable LocalDate bornOn,
            LocalDate day,
            Reasons reasons) {
        Judgment judgment = conviction.judgment();
        Tier tier = RepetitionPolicy.tier(conviction, all, day, reasons);
        Period period = PeriodPolicy.period(conviction, tier, bornOn, reasons);
        LocalDate start = StartPolicy.start(conviction, custody, reasons);
        LocalDate last = start != null && period instanceof Period.Months(int count)
                ? LastDayPolicy.lastDay(judgment, start, count, custody, reasons)
                : null;
        return new Outcome(
                judgment, conviction.bases(), tier, start, last, period instanceof Period.Life, conviction.juvenile());
    }

    /** Rule 6. */
    private static List<Outcome> running(Facts facts, List<Outcome> counting, LocalDate day, Reasons reasons) {
        if (facts.diedOn() != null && facts.isDeadOn(day)) {
            reasons.add(Code.DIED, facts.diedOn());
            return List.of();
        }
        List<Outcome> running = new ArrayList<>(counting.size());
        for (Outcome outcome : counting) {
            if (outcome.isRunningOn(day)) {
                running.add(outcome);
            } else if (outcome.lastDay() != null) {
                reasons.add(Code.EXPIRED, outcome.judgment(), outcome.lastDay());
            }
        }
        return running;
    }

    private static Status status(boolean anyKnown, List<Outcome> running) {
        if (!anyKnown) {
            return Status.NOT_REGISTRABLE;
        }
        if (running.isEmpty()) {
            return Status.SEALED;
        }
        for (Outcome outcome : running) {
            if (outcome.startedOn() != null) {
                return Status.ACTIVE;
            }
        }
        return Status.PRE_REGISTERED;
    }

    private static void quashing(Judgment judgment, LocalDate quashedOn, Law law, Reasons reasons) {
        if (CountingPolicy.isIgnored(judgment, law)) {
            reasons.add(Code.QUASHED_BEFORE_THE_ACT, judgment, quashedOn, law.firstDay());
        } else {
            reasons.add(Code.QUASHED, judgment, quashedOn);
        }
    }
}
