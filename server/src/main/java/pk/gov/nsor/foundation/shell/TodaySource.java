package pk.gov.nsor.foundation.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.SignedIn;

/** Several lists of the home page that are read together; a {@link TodayList} is a source of one. */
public interface TodaySource {

    /** The lists that the reader has a use for, whether or not anything is in them. */
    List<Section> sectionsFor(SignedIn reader);

    /** The paths of the navigation's entries that count what waits in them. */
    Set<String> entries();

    /**
     * How much waits, by the path of the navigation's entry. It agrees with {@link #sectionsFor}; override it where counting
     * is cheaper than reading.
     */
    default Map<String, Long> waitingFor(SignedIn reader) {
        return waiting(sectionsFor(reader));
    }

    static Map<String, Long> waiting(List<Section> sections) {
        Map<String, Long> waiting = new HashMap<>();
        for (Section section : sections) {
            String entry = section.entry();
            if (section.part() == TodayPart.WAITING && entry != null) {
                waiting.merge(entry, section.content().count(), Long::sum);
            }
        }
        return waiting;
    }

    /**
     * @param order smaller numbers come first; overdue lists come before due ones
     * @param entry the path of the navigation's entry that counts it; null where none does
     */
    record Section(TodayPart part, int order, @Nullable String entry, TodayList.Content content) {}
}
