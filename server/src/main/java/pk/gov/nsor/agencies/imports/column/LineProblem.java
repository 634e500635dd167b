package pk.gov.nsor.agencies.imports.column;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line.
 *
 * @param field the column; null for the line as a whole
 * @param code names the rule
 * @param message the rule in English; nothing of what is in the cell
 */
public record LineProblem(@Nullable Field field, String code, String message) {

    /** As it is told: the heading first. */
    public String told(ColumnMapping columns, java.util.List<String> headings) {
        return heading(columns, headings).map(heading -> heading + ": ").orElse("") + message;
    }

    /** The heading of its column. */
    public Optional<String> heading(ColumnMapping columns, java.util.List<String> headings) {
        int column = field == null ? -1 : columns.column(field);
        return column >= 0
                ? Optional.of(headings.get(column))
                : Optional.ofNullable(field).map(Field::key);
    }
}
