package pk.gov.nsor.foundation.shell.list;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** The constant of an enum that is chosen; empty for none. */
    public <E extends Enum<E>> Optional<E> chosen(String filter, Class<E> type) {
        return named(type, value(filter));
    }

    /** The tab, where the tabs are constants of an enum by their {@link #key}. */
    public <E extends Enum<E>> E tab(Class<E> type) {
        return named(type, tab).orElseThrow();
    }

    /** A constant as an address has it, such as {@code to-verify}. */
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of this {@link #key}; empty where there is none. */
    public static <E extends Enum<E>> Optional<E> named(Class<E> type, String key) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> key(constant).equals(key))
                .findFirst();
    }

    public boolean isNarrowed() {
        return !filters.isEmpty() || !search.isEmpty();
    }

    /**
     * The words that are typed as patterns for {@code like all (…)} against names in lower case with a blank before each
     * word: each word begins one of the names.
     */
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
