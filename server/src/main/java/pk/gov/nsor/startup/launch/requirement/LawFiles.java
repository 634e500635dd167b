package pk.gov.nsor.startup.launch.requirement;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.MaximumPunishment;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.OffenceTable;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.foundation.requirement.Schedule;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.migration.FactsFile;
import pk.gov.nsor.startup.launch.migration.FactsFile.Row;

/** The law from the register's files, or with the offences of another file. */
public final class LawFiles {

    private LawFiles() {}

    /** The law included in this version of the register. */
    public static Law shipped() {
        return law(offences(FactsFile.read("offence_rules.tsv").rows()));
    }

    /**
     * The same with the offences of another file, in the columns of {@code offence_rules.tsv}.
     *
     * @throws LaunchException where the file cannot be read, or a line of it is not valid
     */
    public static Law with(Path file) {
        try {
            return law(offences(FactsFile.read(file).rows()));
        } catch (IOException unreadable) {
            throw new LaunchException("The law cannot be read: " + file, unreadable);
        }
    }

    private static Law law(List<OffenceRule> offences) {
        List<PolicyRow> policy = FactsFile.read("policy_values.tsv").rows().stream()
                .map(row -> new PolicyRow(
                        row.text("key"),
                        row.text("value"),
                        Objects.requireNonNull(row.day("in_force_from")),
                        row.day("in_force_to")))
                .toList();
        Set<LocalDate> holidays = FactsFile.read("public_holidays.tsv").rows().stream()
                .map(row -> Objects.requireNonNull(row.day("day")))
                .collect(Collectors.toSet());
        return Law.of(new OffenceTable(offences), policy, holidays);
    }

    private static List<OffenceRule> offences(List<Row> rows) {
        List<OffenceRule> rules = new ArrayList<>();
        for (Row row : rows) {
            try {
                rules.add(rule(row));
            } catch (IllegalArgumentException | IllegalStateException | DateTimeException wrong) {
                throw new LaunchException(
                        "Line " + (row.line().getRecordNumber() + 1) + " of the law: " + wrong.getMessage(), wrong);
            }
        }
        return rules;
    }

    private static OffenceRule rule(Row row) {
        LocalDate from = row.day("in_force_from");
        LocalDate to = row.day("in_force_to");
        if (from == null) {
            throw new IllegalArgumentException("in_force_from is missing");
        }
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("in_force_to is before in_force_from");
        }
        return new OffenceRule(
                new Section(row.text("law"), row.text("section")),
                schedule(row.textOrNull("schedule")),
                row.yes("connected_only"),
                row.yes("narrow"),
                row.yes("child_element"),
                maximum(row.text("max_punishment")),
                from,
                to,
                row.text("confidence"));
    }

    private static @Nullable Schedule schedule(@Nullable String name) {
        if (name == null || name.equals("I") || name.equals("II")) {
            return name == null ? null : Schedule.valueOf(name);
        }
        throw new IllegalArgumentException("schedule is I, II or nothing, not " + name);
    }

    private static MaximumPunishment maximum(String word) {
        if (!word.matches("DEATH|LIFE|AS_CONNECTED|HALF_CONNECTED|[0-9]{1,2}")) {
            throw new IllegalArgumentException(
                    "max_punishment is DEATH, LIFE, AS_CONNECTED, HALF_CONNECTED or 1 to 99 years, not " + word);
        }
        return MaximumPunishment.parse(word);
    }
}
