package pk.gov.nsor.foundation.screening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Judged;
import pk.gov.nsor.foundation.screening.words.PlainText;

/**
 * All that identifies a survivor in a text. What was found is taken out and the rest is screened again, until nothing is
 * found: so whoever takes out all that is marked has a text that passes.
 */
final class Marks {

    /** Most texts need two; then all that is left is marked. */
    private static final int MOST_TURNS = 30;

    private final String written;

    /** What each character was marked for. */
    private final @Nullable Stop[] marked;

    private Marks(String written) {
        this.written = written;
        this.marked = new @Nullable Stop[written.length()];
    }

    /** In the order of the text, without overlaps. */
    static List<Finding> of(String written) {
        Marks marks = new Marks(written);
        int turn = 0;
        while (marks.isMarkedMore(turn)) {
            turn++;
        }
        return marks.all();
    }

    private boolean isMarkedMore(int turn) {
        StringBuilder left = new StringBuilder(written.length());
        int[] places = new int[written.length()];
        for (int at = 0; at < written.length(); at++) {
            if (marked[at] == null) {
                places[left.length()] = at;
                left.append(written.charAt(at));
            }
        }
        PlainText plain = PlainText.of(left.toString());
        List<Judged> found = SurvivorScreen.surest(SurvivorScreen.found(plain.text()), true);
        for (Judged one : found) {
            boolean isLast = turn == MOST_TURNS;
            int begin = isLast ? 0 : plain.place(one.begin());
            int end = isLast ? left.length() : plain.endPlace(one.end());
            for (int at = begin; at < end; at++) {
                if (marked[places[at]] == null) {
                    marked[places[at]] = one.stop();
                }
            }
        }
        return !found.isEmpty();
    }

    private List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        int at = 0;
        while (at < marked.length) {
            Stop stop = marked[at];
            int begin = at;
            do {
                at++;
            } while (at < marked.length && (stop == null) == (marked[at] == null));
            if (stop != null && !written.substring(begin, at).isBlank()) {
                all.add(new Finding(begin, at, stop.with(written.substring(begin, at))));
            }
        }
        return all;
    }
}
