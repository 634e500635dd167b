package pk.gov.nsor.publicservice.draftlaw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.OffenceFile;

/**
 * In what the rows of a draft differ from others, but for how sure they are. Both are files as {@code OffenceFile.written} writes
 * them.
 *
 * @param rows those that differ: in the order of the draft, and then what it leaves out
 */
record RowDifference(List<Row> rows) {

    /** Law, section and schedule: what a row is about. */
    private static final int ABOUT = 3;

    RowDifference {
        rows = List.copyOf(rows);
    }

    /** What became of a row. */
    enum Kind {
        ADDED,
        REMOVED,
        ALTERED
    }

    /**
     * A row that differs.
     *
     * @param about such as {@code PPC 376, I}
     * @param now its other columns with their names; of one that was altered those that differ; empty where it was removed
     * @param before as it is in the others; empty where it was added
     */
    record Row(Kind kind, String about, String now, String before) {}

    static RowDifference of(String draft, String others) {
        SequencedSet<String> only = lines(draft);
        SequencedSet<String> lost = lines(others);
        SequencedSet<String> same = new LinkedHashSet<>(only);
        same.retainAll(lost);
        only.removeAll(same);
        lost.removeAll(same);
        Map<List<String>, List<List<String>>> before = new LinkedHashMap<>();
        lost.forEach(line -> before.computeIfAbsent(about(cells(line)), _ -> new ArrayList<>())
                .add(cells(line)));
        List<Row> rows = new ArrayList<>();
        for (String line : only) {
            List<String> now = cells(line);
            List<List<String>> ofThis = before.getOrDefault(about(now), List.of());
            rows.add(row(now, ofThis.isEmpty() ? null : ofThis.removeFirst()));
        }
        before.values()
                .forEach(left -> left.forEach(row -> rows.add(new Row(Kind.REMOVED, name(row), "", said(row, null)))));
        return new RowDifference(rows);
    }

    long count(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    private static Row row(List<String> now, @Nullable List<String> before) {
        return before == null
                ? new Row(Kind.ADDED, name(now), said(now, null), "")
                : new Row(Kind.ALTERED, name(now), said(now, before), said(before, now));
    }

    private static SequencedSet<String> lines(String file) {
        return file.lines()
                .skip(1)
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\t", -1));
    }

    private static List<String> about(List<String> cells) {
        return cells.subList(0, ABOUT);
    }

    private static String name(List<String> cells) {
        String schedule = cells.get(ABOUT - 1);
        return cells.get(0) + " " + cells.get(1) + (schedule.isEmpty() ? "" : ", " + schedule);
    }

    /** The columns that have something in them, and differ from another row's where there is one. */
    private static String said(List<String> cells, @Nullable List<String> other) {
        return IntStream.range(ABOUT, cells.size())
                .filter(column -> other == null
                        ? !cells.get(column).isEmpty()
                        : !cells.get(column).equals(other.get(column)))
                .mapToObj(column -> OffenceFile.COLUMNS.get(column) + " "
                        + (cells.get(column).isEmpty() ? "–" : cells.get(column)))
                .collect(Collectors.joining(", "));
    }
}
