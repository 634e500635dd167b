package pk.gov.nsor.foundation.shell.list;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a list. Its name is that of the parameter in the address and of the field on the page.
 *
 * @param label the message that says what it is about
 * @param every the message that offers all; null where one is always chosen, and for what is not chosen from a list
 * @param options what can be chosen by its value, in the reader's words, for a tab; empty where the filter is of no use
 *     for it
 * @param ofTab whether the options differ by tab; such a filter does not narrow the counts of the tabs
 * @param longest how long a typed text may be
 */
record ListFilter(
        Kind kind,
        String name,
        String label,
        @Nullable String every,
        Function<String, Map<String, String>> options,
        boolean ofTab,
        int longest) {

    /** How it is given. */
    enum Kind {
        CHOICE,
        TEXT
    }

    /** What the address has, as far as the filter takes it; empty for nothing. */
    String accepted(String given, String tab) {
        return switch (kind) {
            case CHOICE -> options.apply(tab).containsKey(given) ? given : chosenAnyway(tab);
            case TEXT -> given.substring(0, Math.min(longest, given.length()));
        };
    }

    private String chosenAnyway(String tab) {
        return every != null
                ? ""
                : options.apply(tab).keySet().stream().findFirst().orElse("");
    }
}
