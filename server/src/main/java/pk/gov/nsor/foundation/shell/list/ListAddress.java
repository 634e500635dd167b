package pk.gov.nsor.foundation.shell.list;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads what is asked for from the address and the form of a list, and writes addresses that ask for it. */
final class ListAddress {

    /** What a button of the form changes, as {@code page=2}; it counts more than the field of the same name. */
    static final String GO = "go";

    static final String SEARCH = "q";
    private static final String SORT = "sort";
    private static final String PAGE = "page";
    private static final int LONGEST_SEARCH = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final ListPage<?> page;
    private final HttpServletRequest request;
    private final @Nullable String changed;
    private final String changedTo;

    ListAddress(ListPage<?> page, HttpServletRequest request) {
        this.page = page;
        this.request = request;
        String[] go = given(request, GO).split("=", 2);
        this.changed = go.length == 2 ? go[0] : null;
        this.changedTo = go.length == 2 ? go[1] : "";
    }

    /** What is asked for, with the filters that are the same for every tab, and without the tab. */
    ListQuestion question() {
        return new ListQuestion("", accepted(false, ""), search(), sort());
    }

    /** The filters of a tab alone. */
    Map<String, String> ofTab(String tab) {
        return accepted(true, tab);
    }

    String tab() {
        return value(page.tabParameter);
    }

    /** Whether a button asks for the tab, and not the form that was on it. */
    boolean isTabPressed() {
        return page.tabParameter.equals(changed);
    }

    long page(long pages) {
        long wanted = 1;
        try {
            wanted = Long.parseLong(value(PAGE));
        } catch (NumberFormatException notGiven) {
            // The first.
        }
        return Math.clamp(Math.min(wanted, LAST_PAGE), 1, pages);
    }

    private String search() {
        boolean isSearch = page.search != null && request.getMethod().equals("POST");
        String typed = isSearch ? value(SEARCH) : "";
        return typed.substring(0, Math.min(LONGEST_SEARCH, typed.length())).strip();
    }

    private ListSort sort() {
        String wanted = value(SORT);
        boolean isDescending = wanted.startsWith("-");
        String name = isDescending ? wanted.substring(1) : wanted;
        return page.columns.stream()
                        .anyMatch(column -> column.isSortable() && column.name().equals(name))
                ? new ListSort(name, isDescending)
                : ListSort.NONE;
    }

    private Map<String, String> accepted(boolean ofTab, String tab) {
        Map<String, String> accepted = new HashMap<>();
        for (ListFilter filter : page.filters) {
            String value = filter.ofTab() == ofTab ? filter.accepted(value(filter.name()), tab) : "";
            if (!value.isEmpty()) {
                accepted.put(filter.name(), value);
            }
        }
        return accepted;
    }

    private String value(String parameter) {
        return parameter.equals(changed) ? changedTo : given(request, parameter);
    }

    private static String given(HttpServletRequest request, String parameter) {
        String value = request.getParameter(parameter);
        return value == null ? "" : value.strip();
    }

    /** What was typed into a filter, or chosen, whether or not the list takes it. */
    String given(ListFilter filter) {
        return value(filter.name());
    }

    /** The address of a question, without its search, which no address has. */
    String of(ListQuestion question, Map<String, String> changes) {
        return of(page.path, question, changes);
    }

    String ofFile(ListQuestion question) {
        return of(page.path + ".csv", question, Map.of());
    }

    private String of(String path, ListQuestion question, Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(page.tabParameter, question.tab());
        page.filters.forEach(filter -> all.put(filter.name(), question.value(filter.name())));
        all.put(SORT, question.sort().written());
        all.putAll(changes);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new HashMap<>();
        for (Entry<String, String> each : all.entrySet()) {
            if (!each.getValue().isEmpty()) {
                address.queryParam(each.getKey(), "{" + each.getKey() + "}");
                values.put(each.getKey(), each.getValue());
            }
        }
        return address.encode().buildAndExpand(values).toUriString();
    }
}
