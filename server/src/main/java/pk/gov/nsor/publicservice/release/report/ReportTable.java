package pk.gov.nsor.publicservice.release.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a report in one language.
 *
 * @param key names it in files, in lower-case letters
 * @param head of the columns
 * @param rows a word or a number for each column
 * @param bars how long the bar beside each row is, of all people that it tells; empty for a table without bars
 * @param note how far its figures can be from the truth
 */
record ReportTable(
        String key,
        String title,
        List<String> head,
        List<List<Object>> rows,
        List<@Nullable Integer> bars,
        String note) {

    ReportTable {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
        bars = Collections.unmodifiableList(new ArrayList<>(bars));
    }
}
