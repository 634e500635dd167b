package pk.gov.nsor.foundation.screening;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Judged;

/**
 * What the screen found in the texts that it has read for one message, or for one file: a text that is screened as a message,
 * when it is taken and by the service that stores it is read once. What is found hangs on the text alone. It is kept in memory,
 * and only while the code runs for which it was begun.
 */
public final class ScreenMemory {

    private static final int MOST = 2_000;

    /** In characters: what is longer is rarely written twice. */
    private static final int LONGEST = 500;

    private static final ScopedValue<ScreenMemory> CURRENT = ScopedValue.newInstance();

    private final Map<String, List<Judged>> found = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Judged>> eldest) {
            return size() > MOST;
        }
    });

    private ScreenMemory() {}

    /** Code that runs within this has each text read once; the outermost counts. */
    public static ScopedValue.Carrier remembering() {
        return ScopedValue.where(CURRENT, CURRENT.isBound() ? CURRENT.get() : new ScreenMemory());
    }

    static List<Judged> of(String text, Function<String, List<Judged>> reading) {
        if (!CURRENT.isBound() || text.length() > LONGEST) {
            return reading.apply(text);
        }
        Map<String, List<Judged>> found = CURRENT.get().found;
        List<Judged> known = found.get(text);
        if (known == null) {
            known = List.copyOf(reading.apply(text));
            found.put(text, known);
        }
        return known;
    }
}
