package pk.gov.nsor.foundation.shell.list;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a list is to be ordered by.
 *
 * @param column the name of a sortable column; empty for the list's own order
 */
public record ListSort(String column, boolean descending) {

    /** The list's own order. */
    public static final ListSort NONE = new ListSort("", false);

    /**
     * What follows {@code order by}. Lines that are alike stay in the list's own order.
     *
     * @param expressions SQL by the name of the column, of each that is sortable
     * @param own the list's own order, whose last expression is different for each line
     * @throws IllegalStateException where a sortable column has no expression
     */
    public String sql(Map<String, String> expressions, String own) {
        if (column.isEmpty()) {
            return own;
        }
        String expression = expressions.get(column);
        if (expression == null) {
            throw new IllegalStateException("No order is known by the column " + column);
        }
        return expression + (descending ? " desc" : " asc") + " nulls last, " + own;
    }

    /**
     * The same for lines in memory.
     *
     * @param columns those of the list; one without a comparator is sorted by what it shows
     */
    <R> Comparator<R> comparator(
            List<ListColumn<R>> columns, Map<String, Comparator<R>> comparators, Comparator<R> own) {
        if (column.isEmpty()) {
            return own;
        }
        Comparator<R> comparator = comparators.get(column);
        if (comparator != null) {
            return (descending ? comparator.reversed() : comparator).thenComparing(own);
        }
        return columns.stream()
                .filter(each -> each.isSortable() && each.name().equals(column))
                .findFirst()
                .map(each -> ShownOrder.of(each, descending))
                .orElseThrow()
                .thenComparing(own);
    }

    /** As an address has it: the column, after a minus for the other way. */
    String written() {
        return (descending ? "-" : "") + column;
    }
}
