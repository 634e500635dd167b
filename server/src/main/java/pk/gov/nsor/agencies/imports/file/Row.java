package pk.gov.nsor.agencies.imports.file;

import java.util.List;

/**
 * A line of a table.
 *
 * @param number of the line in the file, or of the row in the sheet, as an editor counts: from 1, the headings included
 * @param cells as they are written; as many as there are headings
 */
public record Row(long number, List<String> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** Without the cells, so that they reach no log. */
    @Override
    public String toString() {
        return "line " + number;
    }
}
