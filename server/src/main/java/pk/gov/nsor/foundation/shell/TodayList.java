package pk.gov.nsor.foundation.shell;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.SignedIn;

/** A list on the home page, of things that wait for the reader: a bean of the module that knows them. */
public interface TodayList {

    /** Smaller numbers come first; overdue lists come before due ones, and those before upcoming ones. */
    int order();

    /** The list as the reader may see it, or empty where their roles have no use for it. */
    Optional<Content> contentFor(SignedIn reader);

    /**
     * @param titleKey the message that names the list
     * @param count how many there are in all, of which the rows are the first
     * @param allPath the page that lists them all, null where the rows are all
     */
    record Content(String titleKey, long count, @Nullable String allPath, List<Row> rows) {

        public Content {
            rows = List.copyOf(rows);
            if (count < rows.size()) {
                throw new IllegalArgumentException("A list counts at least its rows");
            }
        }
    }

    /**
     * @param text what it is about, such as a name
     * @param detail a second line, such as a register number; null where there is none
     * @param path where one acts on it
     * @param actionKey the message that names what to do next
     * @param person whose record it names; null where it names none
     */
    record Row(
            String text,
            @Nullable String detail,
            String path,
            String actionKey,
            @Nullable UUID person) {

        private static final Pattern RECORD = Pattern.compile("/people/([0-9a-f-]{36})([/?].*)?");

        /** Of the record whose page the path leads to, where it is one. */
        public Row(String text, @Nullable String detail, String path, String actionKey) {
            this(text, detail, path, actionKey, recordOf(path));
        }

        private static @Nullable UUID recordOf(String path) {
            Matcher matcher = RECORD.matcher(path);
            return matcher.matches() ? UUID.fromString(matcher.group(1)) : null;
        }
    }
}
