package pk.gov.nsor.reference.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The law, the policy and the holidays as they stand for a day.
 *
 * @param holidays those of the day's calendar year
 */
record LawOnDay(LocalDate day, List<RuleLine> rules, List<PolicyLine> policy, List<HolidayLine> holidays) {

    /** The source columns of all rows. */
    List<String> sources() {
        return Stream.concat(
                        rules.stream().map(RuleLine::source),
                        policy.stream().map(line -> line.value().confidence()))
                .toList();
    }

    /** What differs on a later day. */
    LawDifferences until(LawOnDay later) {
        return new LawDifferences(
                Difference.between(
                        rules,
                        later.rules,
                        RuleLine::key,
                        (one, other) -> one.rule().equals(other.rule())),
                Difference.between(policy, later.policy, line -> line.value().key(), Object::equals),
                Difference.between(
                        holidays,
                        later.holidays,
                        HolidayLine::nameEn,
                        (one, other) -> one.inTheYear().equals(other.inTheYear())));
    }

    record LawDifferences(
            List<Difference<RuleLine>> rules,
            List<Difference<PolicyLine>> policy,
            List<Difference<HolidayLine>> holidays) {

        public boolean isNone() {
            return rules.isEmpty() && policy.isEmpty() && holidays.isEmpty();
        }
    }
}
