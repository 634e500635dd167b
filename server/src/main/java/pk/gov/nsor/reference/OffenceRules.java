package pk.gov.nsor.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Section;

/** The law as a table, as it was when the server started. */
@Component
public class OffenceRules {

    private final Map<Section, List<OffenceRule>> bySection;

    OffenceRules(JdbcClient jdbc) {
        bySection = jdbc.sql("""
                        select law, section, schedule, connected_only, narrow, child_element, maximum_punishment,
                            valid_from, valid_to, confidence
                        from reference.offence_rule
                        order by law, section, schedule nulls last, valid_from
                        """).query((row, number) -> read(row)).list().stream()
                .collect(Collectors.groupingBy(OffenceRule::section));
    }

    /**
     * The rules of a section on a day. A subsection takes the rules of the section around it unless it has rows of its
     * own, of whatever day: brackets are taken off from the end until the table has rows.
     *
     * @return none where the table is silent on the section, or has no row in force on the day
     */
    public List<OffenceRule> inForce(Section section, LocalDate day) {
        return rowsOf(section).stream().filter(rule -> rule.inForceOn(day)).toList();
    }

    /** Whether the table has rows for this section or one around it, of whatever day. */
    boolean hasRows(Section section) {
        return !rowsOf(section).isEmpty();
    }

    private List<OffenceRule> rowsOf(Section section) {
        List<OffenceRule> own = bySection.getOrDefault(section, List.of());
        return own.isEmpty() ? section.enclosing().map(this::rowsOf).orElse(List.of()) : own;
    }

    private static OffenceRule read(ResultSet row) throws SQLException {
        return new OffenceRule(
                new Section(row.getString("law"), row.getString("section")),
                schedule(row.getString("schedule")),
                row.getBoolean("connected_only"),
                row.getBoolean("narrow"),
                row.getBoolean("child_element"),
                MaximumPunishment.parse(row.getString("maximum_punishment")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("confidence"));
    }

    private static @Nullable Schedule schedule(@Nullable String name) {
        return name == null ? null : Schedule.valueOf(name);
    }
}
