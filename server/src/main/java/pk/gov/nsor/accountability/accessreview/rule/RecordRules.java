package pk.gov.nsor.accountability.accessreview.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rules about one record, or one officer and one record. */
public final class RecordRules {

    private static final int THOUSAND = 1000;

    private RecordRules() {}

    /** @param officers how many viewed the record in seven days */
    public static Optional<RuleHit> crowd(UUID record, int officers, RuleLimits limits) {
        return officers < limits.crowd()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.CROWD,
                        officers,
                        Map.of("officers", officers, "limit", limits.crowd()),
                        RuleHit.of(Set.of(record))));
    }

    /**
     * @param days on how many of fourteen days the officer viewed the record
     * @param isWorked whether they did anything about it in these days
     */
    public static Optional<RuleHit> repeats(UUID record, int days, int views, boolean isWorked, RuleLimits limits) {
        return isWorked || days < limits.repeats()
                ? Optional.empty()
                : Optional.of(new RuleHit(
                        Rule.REPEATS,
                        days,
                        Map.of("days", days, "views", views, "limit", limits.repeats()),
                        RuleHit.of(Set.of(record))));
    }

    /**
     * The officer's last name is the person's own or their father's. The register's own frequency of names says whether
     * that means anything: a name that one person alone bears is always rare.
     *
     * @param bearers how many registered persons bear it, at least one where it is the person's own
     * @param people how many registered persons there are
     */
    public static Optional<RuleHit> surname(UUID record, int bearers, int people, RuleLimits limits) {
        boolean isRare = bearers <= 1 || (long) bearers * THOUSAND <= (long) people * limits.surname();
        return isRare
                ? Optional.of(new RuleHit(
                        Rule.SURNAME, 1, Map.of("bearers", bearers, "people", people), RuleHit.of(Set.of(record))))
                : Optional.empty();
    }
}
