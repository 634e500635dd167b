package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Appraisal;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.requirement.View;

/**
 * Rule 9: sealed from the day of death, and from the first day on which no conviction is running. It goes back from
 * the day of the question, by the facts known on each day; between two facts only the passing of last days changes
 * anything.
 */
public final class SealingPolicy {

    private SealingPolicy() {}

    /**
     * The first day of the unbroken run of sealed days up to the day of the view.
     *
     * @param view of a sealed record
     */
    public static LocalDate sealedOn(Law law, Facts facts, List<Appraisal> appraisals, View view) {
        LocalDate sealedFrom = view.day();
        for (LocalDate day : daysOfFacts(law, facts, view.day()).descendingSet()) {
            View then = day.equals(view.day()) ? view : View.of(law, facts, appraisals, day, Reasons.NONE);
            if (then.status() == Status.NOT_REGISTRABLE) {
                return sealedFrom;
            }
            if (then.status().isOnRegister()) {
                LocalDate last = then.lastDay();
                return last != null && last.isBefore(sealedFrom) ? last.plusDays(1) : sealedFrom;
            }
            sealedFrom = day;
        }
        return sealedFrom;
    }

    private static NavigableSet<LocalDate> daysOfFacts(Law law, Facts facts, LocalDate until) {
        TreeSet<LocalDate> days = new TreeSet<>();
        days.add(law.firstDay());
        add(days, facts.diedOn());
        for (Judgment judgment : facts.judgments()) {
            days.add(judgment.judgmentOn());
            add(days, judgment.quashedOn());
        }
        for (TimeInCustody custodyPeriod : facts.custody()) {
            days.add(custodyPeriod.admittedOn());
            add(days, custodyPeriod.releasedOn());
        }
        return days.subSet(law.firstDay(), true, until, true);
    }

    private static void add(TreeSet<LocalDate> days, @Nullable LocalDate day) {
        if (day != null) {
            days.add(day);
        }
    }
}
