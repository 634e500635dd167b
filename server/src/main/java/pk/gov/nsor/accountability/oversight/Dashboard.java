package pk.gov.nsor.accountability.oversight;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;

/**
 * What is so in a place.
 *
 * @param countedAt the moment of which the figures are
 * @param columns names of the figures of the rows
 * @param rows of the places below, or of the place itself where there are none
 * @param districts the same of each district within it, by name; empty for a district's
 * @param months the oldest first, the one that runs last
 */
public record Dashboard(
        DashboardPlace place,
        Instant countedAt,
        List<Part> parts,
        List<String> columns,
        List<Row> rows,
        List<Row> districts,
        List<Month> months) {

    public Dashboard {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        districts = List.copyOf(districts);
        months = List.copyOf(months);
    }

    /** The figures of one part, in their order. */
    public record Part(DashboardPart part, List<Figure> figures) {}

    /**
     * A figure and the list behind it.
     *
     * @param path the address of the list
     */
    public record Figure(String name, long count, String path) {

        /** The message that says it. */
        public String messageKey() {
            return "dashboard.figure." + name;
        }
    }

    /** A place and its figures, in the order of the columns. */
    public record Row(DashboardPlace place, List<Figure> figures) {}

    /** How many came in a month. */
    public record Month(YearMonth month, long count) {}

    /** How many came in the month that runs. */
    public long thisMonth() {
        return months.getLast().count();
    }
}
