package pk.gov.nsor.foundation.shell.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.shell.list.ListView.Form;
import pk.gov.nsor.foundation.shell.list.ListView.Go;
import pk.gov.nsor.foundation.shell.list.ListView.Head;
import pk.gov.nsor.foundation.shell.list.ListView.Row;
import pk.gov.nsor.foundation.shell.list.ListView.Shown;
import pk.gov.nsor.foundation.shell.list.ListView.Tab;

/** Makes what the template shows of a list, for one question. */
final class ListViews<R> {

    private final ListPage<R> page;
    private final ListAddress address;
    private final ListQuestion question;

    ListViews(ListPage<R> page, ListAddress address, ListQuestion question) {
        this.page = page;
        this.address = address;
        this.question = question;
    }

    ListView of(Map<String, Long> counts, long count, long at, int size, List<R> lines) {
        List<Tab> tabs = counts.entrySet().stream().map(this::tab).toList();
        String heading = page.heading.apply(question.tab());
        long before = (at - 1) * size;
        return new ListView(
                page.path,
                page.title,
                page.about,
                List.of(page.aboutArguments),
                page.links,
                page.tabMessages,
                tabs,
                form(),
                heading == null && page.tabMessages != null ? page.tabMessages + question.tab() : heading,
                page.explained.apply(question.tab()),
                page.none.apply(question.tab()),
                count,
                lines.isEmpty() ? 0 : before + 1,
                before + lines.size(),
                shownColumns().stream().map(column -> head(column, lines)).toList(),
                page.actionPath != null,
                lines.stream().map(this::row).toList(),
                at > 1 ? go("page", Long.toString(at - 1)) : null,
                before + lines.size() < count ? go("page", Long.toString(at + 1)) : null,
                page.isExported && count > 0 && question.search().isEmpty() ? address.ofFile(question) : null,
                lines.isEmpty()
                        ? tabs.stream()
                                .filter(tab -> tab.count() > 0 && !tab.isCurrent())
                                .toList()
                        : List.of(),
                question.isNarrowed()
                        ? address.of(new ListQuestion(question.tab(), Map.of(), "", question.sort()), Map.of())
                        : null);
    }

    private List<ListColumn<R>> shownColumns() {
        return page.columns.stream().filter(column -> column.onPage() != null).toList();
    }

    private Go go(String parameter, String value) {
        return new Go(
                address.of(question, Map.of(parameter, value)),
                question.search().isEmpty() ? null : parameter + "=" + value);
    }

    /** Filters of the tab that is left go with it. */
    private Tab tab(Map.Entry<String, Long> counted) {
        Map<String, String> changes = new LinkedHashMap<>();
        page.filters.stream().filter(ListFilter::ofTab).forEach(filter -> changes.put(filter.name(), ""));
        changes.put(page.tabParameter, counted.getKey());
        return new Tab(
                counted.getKey(),
                counted.getValue(),
                new Go(
                        address.of(question, changes),
                        question.search().isEmpty() ? null : page.tabParameter + "=" + counted.getKey()),
                counted.getKey().equals(question.tab()));
    }

    private Form form() {
        Map<String, String> hidden = new LinkedHashMap<>();
        if (page.tabs != null) {
            hidden.put(page.tabParameter, question.tab());
        }
        if (!question.sort().column().isEmpty()) {
            hidden.put("sort", question.sort().written());
        }
        List<ListView.Field> fields = new ArrayList<>();
        for (ListFilter filter : page.filters) {
            Map<String, String> options = filter.options().apply(question.tab());
            if (filter.kind() != ListFilter.Kind.CHOICE || !options.isEmpty()) {
                fields.add(field(filter, options));
            }
        }
        return new Form(page.search, question.search(), hidden, fields);
    }

    private ListView.Field field(ListFilter filter, Map<String, String> options) {
        PlaceFilter.Reading reading = filter.reading(address.given(filter));
        PlaceFilter places = filter.places();
        return new ListView.Field(
                filter.kind().name(),
                filter.name(),
                filter.label(),
                filter.every(),
                options,
                places == null ? question.value(filter.name()) : reading.text(),
                filter.longest(),
                places == null
                        ? null
                        : new ListView.Place(
                                places.kinds(),
                                places.isOwn(),
                                reading.problem(),
                                reading.meanings().entrySet().stream()
                                        .map(meant ->
                                                new ListView.Meant(meant.getValue(), go(filter.name(), meant.getKey())))
                                        .toList()));
    }

    /** Another press of the head sorts the other way round. */
    private Head head(ListColumn<R> column, List<R> lines) {
        ListSort sort = question.sort();
        String order = sort.column().isEmpty()
                ? column.ownOrder()
                : sort.column().equals(column.name()) ? (sort.descending() ? "descending" : "ascending") : null;
        ListSort next = new ListSort(column.name(), "ascending".equals(order));
        boolean isCount =
                !lines.isEmpty() && cell(column, lines.getFirst()).kind().equals("count");
        return new Head(column.label(), column.isSortable() ? go("sort", next.written()) : null, order, isCount);
    }

    private Row row(R line) {
        String action = page.actionPath == null ? null : page.actionPath.apply(line);
        return new Row(
                Objects.requireNonNull(line),
                shownColumns().stream().map(column -> shown(column, line)).toList(),
                action,
                page.actionKey.apply(line),
                page.actionAbout.apply(line));
    }

    private Shown shown(ListColumn<R> column, R line) {
        String fragment = column.fragment();
        String[] parts = fragment == null ? new String[0] : fragment.split(" :: ", 2);
        return new Shown(
                column.label(),
                fragment == null ? cell(column, line) : Cell.of(null),
                parts.length == 2 ? parts[0] : null,
                parts.length == 2 ? parts[1] : null);
    }

    private Cell cell(ListColumn<R> column, R line) {
        @Nullable Object value = Objects.requireNonNull(column.onPage()).apply(line);
        return value instanceof Cell cell ? cell : Cell.of(value);
    }
}
