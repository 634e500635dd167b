package pk.gov.nsor.foundation.shell.list;

import java.util.Comparator;
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
     * @param expressions SQL by column
     * @param own the list's own order, whose last expression is different for each line
     */
    public String sql(Map<String, String> expressions, String own) {
        String expression = expressions.get(column);
        return expression == null ? own : expression + (descending ? " desc" : " asc") + " nulls last, " + own;
    }

    /** The same for lines in memory. */
    <R> Comparator<R> comparator(Map<String, Comparator<R>> comparators, Comparator<R> own) {
        Comparator<R> comparator = comparators.get(column);
        return comparator == null ? own : (descending ? comparator.reversed() : comparator).thenComparing(own);
    }

    /** As an address has it: the column, after a minus for the other way. */
    String written() {
        return (descending ? "-" : "") + column;
    }
}
