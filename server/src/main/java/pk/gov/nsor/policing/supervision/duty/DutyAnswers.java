package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.TimeInCustody;

/** The law's answers about one person, each worked out once. */
final class DutyAnswers {

    private final Law law;
    private final Facts facts;
    private final Map<LocalDate, Requirement> known = HashMap.newHashMap(4);

    DutyAnswers(Law law, Facts facts) {
        this.law = law;
        this.facts = facts;
    }

    Requirement on(LocalDate day) {
        return known.computeIfAbsent(day, asOf -> Derivation.derive(law, facts, asOf));
    }

    /** The days after one day and up to another on which a fact can make the answer another. */
    NavigableSet<LocalDate> changes(LocalDate after, LocalDate upTo) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (TimeInCustody custodyPeriod : facts.custody()) {
            add(days, custodyPeriod.admittedOn(), after, upTo);
            add(days, custodyPeriod.releasedOn(), after, upTo);
        }
        for (Judgment judgment : facts.judgments()) {
            add(days, judgment.judgmentOn(), after, upTo);
            add(days, judgment.quashedOn(), after, upTo);
        }
        add(days, facts.diedOn(), after, upTo);
        return days;
    }

    private static void add(TreeSet<LocalDate> days, @Nullable LocalDate day, LocalDate after, LocalDate upTo) {
        if (day != null && day.isAfter(after) && !day.isAfter(upTo)) {
            days.add(day);
        }
    }
}
