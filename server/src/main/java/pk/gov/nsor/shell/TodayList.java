package pk.gov.nsor.shell;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.access.SignedIn;

/** A list on the home page, of things that wait for the reader: a bean of the module that knows them. */
public interface TodayList {

    /** Smaller is higher; what is overdue comes before what is due, and that before what is coming. */
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
     */
    record Row(String text, @Nullable String detail, String path, String actionKey) {}
}
