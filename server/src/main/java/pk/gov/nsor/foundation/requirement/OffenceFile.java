package pk.gov.nsor.foundation.requirement;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;

/** The rows of a law as a file: the columns of {@code reference/offence_rules.tsv}, separated by tabs, with that header. */
public final class OffenceFile {

    /** In their order. */
    public static final List<String> COLUMNS = List.of(
            "law",
            "section",
            "schedule",
            "connected_only",
            "narrow",
            "child_element",
            "max_punishment",
            "in_force_from",
            "in_force_to",
            "confidence");

    /** Below the header. */
    private static final int FIRST_LINE = 2;

    /** No law has more. */
    private static final int MOST_ROWS = 2_000;

    private static final CSVFormat TABS = CSVFormat.TDF
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            // The library takes tabs for such spaces, and cells without a value would be lost.
            .setIgnoreSurroundingSpaces(false)
            .setTrim(true)
            .setIgnoreEmptyLines(false)
            .setQuote(null)
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();

    private OffenceFile() {}

    /**
     * The table of the rows, no two of which say something of one section and schedule on one day.
     *
     * @throws InvalidValueException as {@link #rows}, and where two rows of one section and schedule overlap; it names the lines
     */
    public static OffenceTable read(String text) {
        List<OffenceRule> rules = rows(new StringReader(text));
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                refuseOverlap(rules, earlier, later);
            }
        }
        return new OffenceTable(rules);
    }

    /**
     * The rows as such a file.
     *
     * @param confidence said of each, in place of what each says
     */
    public static String written(OffenceTable table, String confidence) {
        StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
        for (OffenceRule rule : table.rules()) {
            text.append(String.join(
                            "\t",
                            rule.section().law(),
                            rule.section().number(),
                            rule.schedule() == null ? "" : rule.schedule().name(),
                            yes(rule.connectedOnly()),
                            yes(rule.narrow()),
                            yes(rule.childElement()),
                            rule.maximum().word(),
                            rule.from().toString(),
                            rule.to() == null ? "" : rule.to().toString(),
                            confidence))
                    .append('\n');
        }
        return text.toString();
    }

    private static String yes(boolean isSo) {
        return isSo ? "y" : "n";
    }

    /**
     * The rows, in their order: that of line 2 first.
     *
     * @throws InvalidValueException where it has another header, no row or too many, or a line that is no row; it names the line
     */
    public static List<OffenceRule> rows(Reader file) {
        List<OffenceRule> rules = new ArrayList<>();
        try (CSVParser rows = TABS.parse(file)) {
            if (!rows.getHeaderNames().containsAll(COLUMNS)) {
                throw new InvalidValueException(
                        "law-file.header", "The first line names the columns: %s.", String.join(", ", COLUMNS));
            }
            for (CSVRecord row : rows) {
                rules.add(rule(row));
                if (rules.size() > MOST_ROWS) {
                    throw new InvalidValueException("law-file.long", "A law has at most %s rows.", MOST_ROWS);
                }
            }
        } catch (InvalidValueException named) {
            throw named;
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw new InvalidValueException("law-file.unreadable", "The rows cannot be read as a table.");
        }
        if (rules.isEmpty()) {
            throw new InvalidValueException("law-file.empty", "Below its header the file has no row.");
        }
        return rules;
    }

    private static long line(CSVRecord row) {
        return row.getRecordNumber() + 1;
    }

    private static void refuseOverlap(List<OffenceRule> rules, int earlier, int later) {
        OffenceRule one = rules.get(earlier);
        OffenceRule other = rules.get(later);
        boolean isSame = one.section().equals(other.section()) && one.schedule() == other.schedule();
        if (isSame && isNotAfter(one.from(), other.to()) && isNotAfter(other.from(), one.to())) {
            throw new InvalidValueException(
                    "law-file.overlap",
                    "Lines %s and %s are of one section and schedule, %s, and their days overlap.",
                    earlier + FIRST_LINE,
                    later + FIRST_LINE,
                    one.section());
        }
    }

    private static boolean isNotAfter(LocalDate day, @Nullable LocalDate last) {
        return last == null || !day.isAfter(last);
    }

    private static OffenceRule rule(CSVRecord row) {
        if (!row.isConsistent()) {
            throw wrong(row, "it has " + row.size() + " cells");
        }
        try {
            LocalDate from = day(row, "in_force_from");
            LocalDate to = day(row, "in_force_to");
            if (from == null) {
                throw wrong(row, "in_force_from is missing");
            }
            if (to != null && to.isBefore(from)) {
                throw wrong(row, "in_force_to is before in_force_from");
            }
            return new OffenceRule(
                    new Section(row.get("law"), row.get("section")),
                    schedule(row),
                    isYes(row, "connected_only"),
                    isYes(row, "narrow"),
                    isYes(row, "child_element"),
                    maximum(row),
                    from,
                    to,
                    row.get("confidence"));
        } catch (InvalidValueException named) {
            throw named;
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw wrong(row, String.valueOf(unreadable.getMessage()));
        }
    }

    private static @Nullable LocalDate day(CSVRecord row, String column) {
        String text = row.get(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw wrong(row, column + " is no day of the form 2026-12-31: " + text);
        }
    }

    private static @Nullable Schedule schedule(CSVRecord row) {
        String name = row.get("schedule");
        if (name.isEmpty()) {
            return null;
        }
        if (!name.equals("I") && !name.equals("II")) {
            throw wrong(row, "schedule is I, II or nothing, not " + name);
        }
        return Schedule.valueOf(name);
    }

    private static boolean isYes(CSVRecord row, String column) {
        String word = row.get(column);
        if (!word.equals("y") && !word.equals("n")) {
            throw wrong(row, column + " is y or n, not " + word);
        }
        return word.equals("y");
    }

    private static MaximumPunishment maximum(CSVRecord row) {
        String word = row.get("max_punishment");
        if (!word.matches("DEATH|LIFE|AS_CONNECTED|HALF_CONNECTED|[0-9]{1,2}")) {
            throw wrong(
                    row, "max_punishment is DEATH, LIFE, AS_CONNECTED, HALF_CONNECTED or 1 to 99 years, not " + word);
        }
        return MaximumPunishment.parse(word);
    }

    private static InvalidValueException wrong(CSVRecord row, String what) {
        return new InvalidValueException("law-file.line", "Line %s of the law: %s", line(row), what);
    }
}
