package pk.gov.nsor.startup.launch.requirement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.OffenceFile;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.OffenceTable;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.migration.FactsFile;

/** The law from the register's files, or with the offences of another file. */
public final class LawFiles {

    private LawFiles() {}

    /** The law included in this version of the register. */
    public static Law shipped() {
        try (Reader rows = new InputStreamReader(
                Objects.requireNonNull(LawFiles.class.getResourceAsStream("/reference/offence_rules.tsv")),
                StandardCharsets.UTF_8)) {
            return law(OffenceFile.rows(rows));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The law cannot be read", unreadable);
        }
    }

    /**
     * The same with the offences of another file, in the columns of {@code offence_rules.tsv}.
     *
     * @throws LaunchException where the file cannot be read, or a line of it is not valid
     */
    public static Law with(Path file) {
        try (Reader rows = Files.newBufferedReader(file)) {
            return law(OffenceFile.rows(rows));
        } catch (IOException unreadable) {
            throw new LaunchException("The law cannot be read: " + file, unreadable);
        } catch (InvalidValueException wrong) {
            throw new LaunchException(String.valueOf(wrong.getMessage()), wrong);
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
}
