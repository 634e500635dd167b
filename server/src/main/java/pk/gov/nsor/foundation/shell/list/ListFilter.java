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
 * @param places what reads a place; null for a filter of another kind
 */
record ListFilter(
        Kind kind,
        String name,
        String label,
        @Nullable String every,
        Function<String, Map<String, String>> options,
        boolean ofTab,
        int longest,
        @Nullable PlaceFilter places) {

    private static final int LONGEST_PLACE = 200;

    /** How it is given. */
    enum Kind {
        CHOICE,
        TEXT,
        PLACE
    }

    static ListFilter choice(
            String name,
            String label,
            @Nullable String every,
            Function<String, Map<String, String>> options,
            boolean ofTab) {
        return new ListFilter(Kind.CHOICE, name, label, every, options, ofTab, 0, null);
    }

    static ListFilter text(String name, String label, int longest) {
        return new ListFilter(Kind.TEXT, name, label, null, tab -> Map.of(), false, longest, null);
    }

    static ListFilter place(String name, String label, PlaceFilter places) {
        return new ListFilter(Kind.PLACE, name, label, null, tab -> Map.of(), false, LONGEST_PLACE, places);
    }

    /** What the address has, as far as the filter takes it; empty for nothing. */
    String accepted(String given, String tab) {
        return switch (kind) {
            case CHOICE -> options.apply(tab).containsKey(given) ? given : chosenAnyway(tab);
            case TEXT -> cut(given);
            case PLACE -> reading(given).value();
        };
    }

    /** Of a place: what was typed; of another kind there is nothing to read. */
    PlaceFilter.Reading reading(String given) {
        return places == null || given.isEmpty() ? PlaceFilter.Reading.NOTHING : places.read(cut(given));
    }

    private String cut(String given) {
        return given.substring(0, Math.min(longest, given.length()));
    }

    private String chosenAnyway(String tab) {
        return every != null
                ? ""
                : options.apply(tab).keySet().stream().findFirst().orElse("");
    }
}
