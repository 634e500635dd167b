package pk.gov.nsor.foundation.shell.list;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list as its template shows it; texts are keys of messages unless said otherwise.
 *
 * @param heading null where there is nothing to say above the lines
 * @param export the address of the file; null where the reader may not have it, or there is nothing in it
 * @param others tabs that have something, where the one that is shown has nothing
 * @param everything the address without filters; null where nothing is filtered
 */
public record ListView(
        String path,
        String title,
        @Nullable String about,
        List<Object> aboutArguments,
        List<ListPage.Link> links,
        @Nullable String tabMessages,
        List<Tab> tabs,
        Form form,
        @Nullable String heading,
        @Nullable String explained,
        String none,
        long count,
        long first,
        long last,
        List<Head> heads,
        boolean hasActions,
        List<Row> rows,
        @Nullable Go previous,
        @Nullable Go next,
        @Nullable String export,
        List<Tab> others,
        @Nullable String everything) {

    /**
     * Where a link leads. While somebody searches by name it is a button of the form instead, as no name may be in an
     * address.
     *
     * @param button what the button sends; null for a link
     */
    public record Go(String address, @Nullable String button) {}

    /** @param label the end of its message's key */
    public record Tab(String label, long count, Go go, boolean isCurrent) {}

    /**
     * The form above the lines.
     *
     * @param search the message of the search by name; null where there is none
     */
    public record Form(@Nullable String search, String typed, Map<String, String> hidden, List<Field> fields) {

        public boolean isShown() {
            return search != null || !fields.isEmpty();
        }
    }

    /**
     * A filter.
     *
     * @param options what can be chosen, in words, by its value
     * @param place of a filter by a place; null for another
     */
    public record Field(
            String kind,
            String name,
            String label,
            @Nullable String every,
            Map<String, String> options,
            String value,
            int longest,
            @Nullable Place place) {}

    /**
     * What a filter by a place takes and offers.
     *
     * @param problem the message that says what is wrong; null where nothing is
     */
    public record Place(
            String kinds, boolean isOwn, @Nullable String problem, List<Meant> meanings) {}

    /** A place that may be meant, in words, and where it is asked for. */
    public record Meant(String text, Go go) {}

    /**
     * The head of a column.
     *
     * @param go sorts by it; null where that is not possible
     * @param order as {@code aria-sort} has it; null where the lines are not sorted by it
     */
    public record Head(
            String label, @Nullable Go go, @Nullable String order, boolean isCount) {}

    /**
     * A line.
     *
     * @param line for the fragments of the page
     * @param action where to act on it; null for nowhere
     */
    public record Row(
            Object line, List<Shown> cells, @Nullable String action, String actionKey, String actionAbout) {}

    /**
     * A value under its head.
     *
     * @param template and {@code fragment} show it; null where its kind says how
     */
    public record Shown(
            String label,
            Cell cell,
            @Nullable String template,
            @Nullable String fragment) {}
}
