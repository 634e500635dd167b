package pk.gov.nsor.foundation.requirement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of the law as text: tab-separated, in the columns of {@code offence_rules.tsv}. */
public final class LawText {

    /** One row; an empty schedule is no schedule, a null {@code to} has no end. Both days are included. */
    record Row(
            String law,
            String section,
            String schedule,
            boolean connectedOnly,
            boolean narrow,
            boolean childElement,
            String maximum,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean inForceOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private final List<Row> rows;

    private LawText(List<Row> rows) {
        this.rows = rows;
    }

    /** Reads the table; the columns are found by the names in its first line. */
    public static LawText parse(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> names = Arrays.asList(lines.getFirst().split("\t", -1));
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String to = cell(cells, names, "in_force_to");
            rows.add(new Row(
                    cell(cells, names, "law"),
                    cell(cells, names, "section"),
                    cell(cells, names, "schedule"),
                    cell(cells, names, "connected_only").equals("y"),
                    cell(cells, names, "narrow").equals("y"),
                    cell(cells, names, "child_element").equals("y"),
                    cell(cells, names, "max_punishment"),
                    LocalDate.parse(cell(cells, names, "in_force_from")),
                    to.isEmpty() ? null : LocalDate.parse(to)));
        }
        return new LawText(rows);
    }

    private static String cell(String[] cells, List<String> names, String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + name);
        }
        return at < cells.length ? cells[at].strip() : "";
    }

    /** Rule 1: the rows of a section, of any day; trailing brackets come off one at a time until there are some. */
    List<Row> rowsOf(String law, String section) {
        String sought = section.strip();
        while (true) {
            List<Row> found = new ArrayList<>();
            for (Row row : rows) {
                if (row.law().equals(law) && row.section().equals(sought)) {
                    found.add(row);
                }
            }
            int bracket = sought.lastIndexOf('(');
            if (!found.isEmpty() || !sought.endsWith(")") || bracket < 1) {
                return found;
            }
            sought = sought.substring(0, bracket).strip();
        }
    }

    /** The rows of a section that are in force on a day. */
    List<Row> rowsOf(String law, String section, LocalDate day) {
        return rowsOf(law, section).stream().filter(row -> row.inForceOn(day)).toList();
    }
}
