package pk.gov.nsor.foundation.shell.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * A page that lists something, and its file, declared once for each request. What the reader may not see is dropped by
 * what gives the counts and the lines, never here.
 *
 * @param <R> a line
 */
public final class ListPage<R> {

    final String path;
    final String title;
    final List<Link> links = new ArrayList<>();
    final List<ListColumn<R>> columns = new ArrayList<>();
    final List<ListFilter> filters = new ArrayList<>();

    @Nullable
    String about;

    Object[] aboutArguments = {};

    String template = "shell/list";
    String tabParameter = "list";

    @Nullable
    String tabMessages;

    @Nullable
    Function<ListQuestion, Map<String, Long>> tabs;

    Function<String, @Nullable String> heading = tab -> null;
    Function<String, @Nullable String> explained = tab -> null;
    Function<String, String> none = tab -> "shell.list.none";

    @Nullable
    String search;

    boolean isExported;

    @Nullable
    Function<R, @Nullable String> actionPath;

    Function<R, String> actionKey = line -> "shell.list.open";
    Function<R, String> actionAbout = line -> "";

    Function<R, ? extends Collection<UUID>> people = line -> List.of();
    ToLongFunction<ListQuestion> count = question -> 0;
    Source<R> rows = (question, after, most) -> List.of();

    @Nullable
    Function<ListQuestion, TrailEntry> viewed;

    private ListPage(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** Where lines come from. */
    @FunctionalInterface
    public interface Source<R> {

        /** At most so many lines of those that are asked for, without the first so many. */
        List<R> rows(ListQuestion question, long after, int most);
    }

    /** Something to do from the page. */
    record Link(String label, String path, boolean isButton) {}

    /**
     * Begins a list.
     *
     * @param path of the page; its file is at the same path with {@code .csv}
     * @param title the message that names it
     */
    public static <R> ListPage<R> at(String path, String title) {
        return new ListPage<>(path, title);
    }

    /** The message that says what the page is for. */
    public ListPage<R> about(String message, Object... arguments) {
        about = message;
        aboutArguments = arguments;
        return this;
    }

    /** A template of its own, which shows the list by the fragments of {@code shell/list-parts}. */
    public ListPage<R> template(String name) {
        template = name;
        return this;
    }

    public ListPage<R> link(String label, String to) {
        links.add(new Link(label, to, false));
        return this;
    }

    /** What people come to the page to do. */
    public ListPage<R> button(String label, String to) {
        links.add(new Link(label, to, true));
        return this;
    }

    /**
     * Several lists on one page. Where the address names none, the first that has something opens.
     *
     * @param parameter its name in addresses
     * @param messages what the messages that name the lists begin with
     * @param counts how many lines each has by the question's filters, in the order of the page
     */
    public ListPage<R> tabs(String parameter, String messages, Function<ListQuestion, Map<String, Long>> counts) {
        tabParameter = parameter;
        tabMessages = messages;
        tabs = counts;
        return this;
    }

    /** The message over the lines, where it is not the name of the tab. */
    public ListPage<R> heading(String message) {
        heading = tab -> message;
        return this;
    }

    /** The message that explains a tab. */
    public ListPage<R> explained(Function<String, @Nullable String> message) {
        explained = message;
        return this;
    }

    /** The message for an empty list: what is so, and what to do. */
    public ListPage<R> none(String message) {
        return none(tab -> message);
    }

    /** The same for each tab. */
    public ListPage<R> none(Function<String, String> message) {
        none = message;
        return this;
    }

    /** A column of the page and of the file; a {@link Cell} is its value alone in the file. */
    public ListPage<R> column(String label, Function<R, ? extends @Nullable Object> value) {
        columns.add(new ListColumn<>(label, value, value, false, null, null));
        return this;
    }

    /** A column of the page alone. */
    public ListPage<R> onPage(String label, Function<R, ? extends @Nullable Object> value) {
        columns.add(new ListColumn<>(label, value, null, false, null, null));
        return this;
    }

    /** A column of the file alone. */
    public ListPage<R> inFile(String label, Function<R, ? extends @Nullable Object> value) {
        columns.add(new ListColumn<>(label, null, value, false, null, null));
        return this;
    }

    /** What the file has in the last column instead. */
    public ListPage<R> filed(Function<R, ? extends @Nullable Object> value) {
        return last(columns.getLast().filed(value));
    }

    /** The last column can be sorted by, under the last part of its label. */
    public ListPage<R> sortable() {
        return last(columns.getLast().sortable(null));
    }

    /** The same, and the list's own order is by this column, smallest first. */
    public ListPage<R> sorted() {
        return last(columns.getLast().sortable("ascending"));
    }

    /** The same, largest or latest first. */
    public ListPage<R> sortedDown() {
        return last(columns.getLast().sortable("descending"));
    }

    /** Every column of the page so far whose value says how it is shown can be sorted by. */
    public ListPage<R> allSortable() {
        columns.replaceAll(column -> column.onPage() == null || column.fragment() != null || column.isSortable()
                ? column
                : column.sortable(null));
        return this;
    }

    /** The fragment, as "template :: fragment", that shows the last column of the variable {@code line}. */
    public ListPage<R> shownBy(String fragment) {
        return last(columns.getLast().shownBy(fragment));
    }

    private ListPage<R> last(ListColumn<R> column) {
        columns.set(columns.size() - 1, column);
        return this;
    }

    /**
     * A filter to choose from.
     *
     * @param every the message that offers all; null where the first is chosen if nothing else is
     * @param options what can be chosen by its value, in the reader's words; without any, the filter is not shown
     */
    public ListPage<R> choice(String name, String label, @Nullable String every, Map<String, String> options) {
        Map<String, String> kept = new LinkedHashMap<>(options);
        filters.add(ListFilter.choice(name, label, every, tab -> kept, false));
        return this;
    }

    /** The same, with other options for each tab. */
    public ListPage<R> choiceByTab(
            String name, String label, String every, Function<String, Map<String, String>> options) {
        filters.add(ListFilter.choice(name, label, every, options, true));
        return this;
    }

    /** A filter to choose constants of an enum from; {@link ListQuestion#chosen} tells which. */
    public <E extends Enum<E>> ListPage<R> choice(
            String name, String label, String every, Class<E> type, Function<E, String> text) {
        return choice(name, label, every, options(type, text));
    }

    /** The constants of an enum as options, by {@link ListQuestion#key}. */
    public static <E extends Enum<E>> Map<String, String> options(Class<E> type, Function<E, String> text) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants())
                .forEach(constant -> options.put(ListQuestion.key(constant), text.apply(constant)));
        return options;
    }

    /** A filter to type into. It is in the address: never the name or the number of a registered person. */
    public ListPage<R> typed(String name, String label, int longest) {
        filters.add(ListFilter.text(name, label, longest));
        return this;
    }

    /** A filter by a place, in the field that forms have for places; the address has the place's key. */
    public ListPage<R> place(String name, String label, PlaceFilter places) {
        filters.add(ListFilter.place(name, label, places));
        return this;
    }

    /**
     * A search by name, as one types. It is sent by a form, so that no name is in an address; the controller takes
     * {@code POST} at the path too.
     */
    public ListPage<R> search(String label) {
        search = label;
        return this;
    }

    /** The reader may have the list as a file. */
    public ListPage<R> exported(boolean mayExport) {
        isExported = mayExport;
        return this;
    }

    /**
     * What to do next with a line.
     *
     * @param to where; null where there is nothing to do
     * @param label the message of the link
     * @param of what tells the lines apart, for whoever hears the link alone
     */
    public ListPage<R> action(Function<R, @Nullable String> to, Function<R, String> label, Function<R, String> of) {
        actionPath = to;
        actionKey = label;
        actionAbout = of;
        return this;
    }

    /** Whose record a line names; null for nobody's. Page and file then name them on the trail. */
    public ListPage<R> naming(Function<R, @Nullable UUID> whose) {
        return namingEach(
                line -> Optional.ofNullable(whose.apply(line)).stream().toList());
    }

    /** As {@link #naming}, of a line that names several. */
    public ListPage<R> namingEach(Function<R, ? extends Collection<UUID>> whose) {
        people = whose;
        return this;
    }

    /** The entry of the trail; what was asked for is added to it. */
    public ListPage<R> viewed(TrailEntry entry) {
        return viewed(question -> entry);
    }

    public ListPage<R> viewed(Function<ListQuestion, TrailEntry> entry) {
        viewed = entry;
        return this;
    }

    /** Where counts and lines come from; tabs have their counts already. */
    public ListPage<R> from(ToLongFunction<ListQuestion> howMany, Source<R> lines) {
        count = howMany;
        rows = lines;
        return this;
    }

    /**
     * The same of few lines, all in memory.
     *
     * @param lines in the list's own order
     * @param comparators by the name of a sortable column; one without is sorted by what it shows
     */
    public ListPage<R> from(Function<ListQuestion, List<R>> lines, Map<String, Comparator<R>> comparators) {
        return from(lines, comparators, (one, other) -> 0);
    }

    /** The same, with the list's own order apart. */
    public ListPage<R> from(
            Function<ListQuestion, List<R>> lines, Map<String, Comparator<R>> comparators, Comparator<R> own) {
        Map<ListQuestion, List<R>> known = new HashMap<>();
        Function<ListQuestion, List<R>> found = question -> known.computeIfAbsent(question, lines);
        return from(
                question -> found.apply(question).size(),
                (question, after, most) -> found.apply(question).stream()
                        .sorted(question.sort().comparator(columns, comparators, own))
                        .skip(after)
                        .limit(most)
                        .toList());
    }
}
