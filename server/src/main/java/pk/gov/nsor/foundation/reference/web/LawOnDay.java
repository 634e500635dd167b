package pk.gov.nsor.foundation.reference.web;

import java.time.LocalDate;
import java.util.List;

/**
 * The law, the policy and the holidays as they stand for a day.
 *
 * @param holidays those of the day's calendar year
 */
record LawOnDay(LocalDate day, List<LawRuleRow> rules, List<PolicyChangeRow> policy, List<HolidayRow> holidays) {

    /** The marks of the sources of all rows. */
    List<String> sources() {
        return rules.stream().map(LawRuleRow::source).toList();
    }

    /** What differs on a later day. */
    LawDifferences until(LawOnDay later) {
        return new LawDifferences(
                Difference.between(
                        rules,
                        later.rules,
                        LawRuleRow::key,
                        (one, other) -> one.rule().equals(other.rule())),
                Difference.between(policy, later.policy, line -> line.value().key(), Object::equals),
                Difference.between(
                        holidays,
                        later.holidays,
                        HolidayRow::nameEn,
                        (one, other) -> one.inTheYear().equals(other.inTheYear())));
    }

    record LawDifferences(
            List<Difference<LawRuleRow>> rules,
            List<Difference<PolicyChangeRow>> policy,
            List<Difference<HolidayRow>> holidays) {

        /** The marks of the sources of what differs. */
        List<String> sources() {
            return rules.stream().map(rule -> rule.either().source()).toList();
        }

        public boolean isNone() {
            return rules.isEmpty() && policy.isEmpty() && holidays.isEmpty();
        }
    }
}
