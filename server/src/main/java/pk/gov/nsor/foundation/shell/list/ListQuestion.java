package pk.gov.nsor.foundation.shell.list;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is asked of a list. Everything in it is known to the list: what an address has that is not is left out.
 *
 * @param tab which of the lists of the page; empty where it has one, and while the tabs are counted
 * @param filters what is chosen or typed by filter; those without a value are not in it
 * @param search what is typed to search by name, cleaned; empty for everybody
 */
public record ListQuestion(String tab, Map<String, String> filters, String search, ListSort sort) {

    public ListQuestion {
        filters = Map.copyOf(filters);
    }

    /** What is chosen or typed; empty for nothing. */
    public String value(String filter) {
        return filters.getOrDefault(filter, "");
    }

    public boolean isNarrowed() {
        return !filters.isEmpty() || !search.isEmpty();
    }

    /**
     * The words of the search as patterns for {@code like all (…)} against names in lower case with a blank before
     * each word: each word begins one of the names.
     */
    public List<String> searchPatterns() {
        return patterns(search);
    }

    /** The same of any text. */
    public static List<String> patterns(String typed) {
        return List.of(typed.strip().toLowerCase(Locale.ROOT).split("[\\s\\p{Z}]+")).stream()
                .filter(word -> !word.isEmpty())
                .map(word -> "% " + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toList();
    }

    ListQuestion at(String newTab, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(filters);
        all.putAll(more);
        return new ListQuestion(newTab, all, search, sort);
    }
}
