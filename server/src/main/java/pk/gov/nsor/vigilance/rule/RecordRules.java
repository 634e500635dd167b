package pk.gov.nsor.vigilance.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rules about one record, or one officer and one record. */
public final class RecordRules {

    private static final int THOUSAND = 1000;

    private RecordRules() {}

    /** @param officers how many looked at the record in seven days */
    public static Optional<Hit> crowd(UUID record, int officers, Limits limits) {
        return officers < limits.crowd()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.CROWD,
                        officers,
                        Map.of("officers", officers, "limit", limits.crowd()),
                        Hit.of(Set.of(record))));
    }

    /**
     * @param days on how many of fourteen the officer looked at the record
     * @param isWorked whether they did anything about it in these days
     */
    public static Optional<Hit> repeats(UUID record, int days, int looks, boolean isWorked, Limits limits) {
        return isWorked || days < limits.repeats()
                ? Optional.empty()
                : Optional.of(new Hit(
                        Rule.REPEATS,
                        days,
                        Map.of("days", days, "looks", looks, "limit", limits.repeats()),
                        Hit.of(Set.of(record))));
    }

    /**
     * The officer's last name is the person's own or their father's. The register's own frequency of names says whether
     * that means anything: a name that one person alone bears is always rare.
     *
     * @param bearers how many registered persons bear it, at least one where it is the person's own
     * @param people how many registered persons there are
     */
    public static Optional<Hit> surname(UUID record, int bearers, int people, Limits limits) {
        boolean isRare = bearers <= 1 || (long) bearers * THOUSAND <= (long) people * limits.surname();
        return isRare
                ? Optional.of(
                        new Hit(Rule.SURNAME, 1, Map.of("bearers", bearers, "people", people), Hit.of(Set.of(record))))
                : Optional.empty();
    }
}
