package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.policy.LawOrder;

/** The law as a table, as it was when it was read; it does not change. */
public final class OffenceTable {

    private static final int MOST_KEPT = 10_000;

    private final List<OffenceRule> all;
    private final Map<Section, List<OffenceRule>> bySection;
    /** Subsections that take the rows of the section around them; what has no rows at all is not kept. */
    private final Map<Section, List<OffenceRule>> enclosed = new ConcurrentHashMap<>();

    public OffenceTable(List<OffenceRule> rules) {
        all = List.copyOf(rules);
        bySection = all.stream().collect(Collectors.groupingBy(OffenceRule::section));
    }

    /**
     * The rules of a section on a day. A subsection takes the rules of the section around it unless it has rows of its
     * own, of whatever day: brackets are taken off from the end until the table has rows.
     *
     * @return none where the table has nothing on the section, or has no row in force on the day
     */
    public List<OffenceRule> inForce(Section section, LocalDate day) {
        return rowsOf(section).stream().filter(rule -> rule.inForceOn(day)).toList();
    }

    /** All rules in force on a day, by law, section and schedule. */
    public List<OffenceRule> inForce(LocalDate day) {
        return all.stream()
                .filter(rule -> rule.inForceOn(day))
                .sorted(Comparator.comparing(OffenceRule::section, LawOrder.SECTIONS)
                        .thenComparing(OffenceRule::schedule, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The rows of the section, or of the nearest one around it that has any, of whatever day. */
    public List<OffenceRule> rowsOf(Section section) {
        List<OffenceRule> rows = bySection.get(section);
        if (rows == null) {
            rows = enclosed.get(section);
        }
        return rows == null ? rowsAround(section) : rows;
    }

    private List<OffenceRule> rowsAround(Section section) {
        List<OffenceRule> rows = section.enclosing().map(this::rowsOf).orElse(List.of());
        if (!rows.isEmpty() && enclosed.size() < MOST_KEPT) {
            enclosed.put(section, rows);
        }
        return rows;
    }

    /** All rows, of whatever day. */
    public List<OffenceRule> rules() {
        return all;
    }

    /** The latest row of exactly this section and schedule, of whatever day. */
    public Optional<OffenceRule> latest(Section section, @Nullable Schedule schedule) {
        return bySection.getOrDefault(section, List.of()).stream()
                .filter(rule -> rule.schedule() == schedule)
                .max(Comparator.comparing(OffenceRule::from));
    }

    /**
     * This table with a change in it.
     *
     * @throws InvalidValueException where the days of two rows would overlap, or there is no row to end
     */
    public OffenceTable with(OffenceChange change) {
        Optional<OffenceRule> latest = latest(change.section(), change.schedule());
        boolean isOpen = latest.filter(rule -> rule.to() == null).isPresent();
        if (change.rule() == null && !isOpen) {
            throw new InvalidValueException("offence-rule.none", "There is no row in force that could end.")
                    .at("section");
        }
        latest.ifPresent(rule -> refuseOverlap(rule, change.from()));
        List<OffenceRule> rules = new ArrayList<>(all);
        if (isOpen) {
            OffenceRule open = latest.orElseThrow();
            rules.remove(open);
            rules.add(open.until(change.from().minusDays(1)));
        }
        if (change.rule() != null) {
            rules.add(change.rule());
        }
        return new OffenceTable(rules);
    }

    private static void refuseOverlap(OffenceRule latest, LocalDate from) {
        LocalDate to = latest.to();
        if (!from.isAfter(latest.from()) || (to != null && !from.isAfter(to))) {
            throw new InvalidValueException(
                            "offence-rule.overlap",
                            "A row of this section and schedule is in force from %s. Choose a day after it, and after its last day.",
                            latest.from())
                    .at("effectiveFrom");
        }
    }
}
