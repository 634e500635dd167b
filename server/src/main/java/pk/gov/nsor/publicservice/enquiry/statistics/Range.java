package pk.gov.nsor.publicservice.enquiry.statistics;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pk.gov.nsor.foundation.kernel.Day;

/** What a page of figures goes back to, and in which steps. The step that has begun counts as the last. */
public enum Range {
    HOUR("MINUTE", ChronoUnit.MINUTES, 60),
    DAY("HOUR", ChronoUnit.HOURS, 24),
    MONTH("DAY", ChronoUnit.DAYS, 30);

    private final String grain;
    private final ChronoUnit step;
    private final int steps;

    Range(String grain, ChronoUnit step, int steps) {
        this.grain = grain;
        this.step = step;
        this.steps = steps;
    }

    /** As addresses and messages name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Range> of(String key) {
        return Arrays.stream(values()).filter(range -> range.key().equals(key)).findFirst();
    }

    /** As the tables name its step. */
    String grain() {
        return grain;
    }

    /** When each step began, the oldest first, in Pakistan. */
    List<ZonedDateTime> steps(Instant now) {
        ZonedDateTime last = now.atZone(Day.ZONE).truncatedTo(step);
        List<ZonedDateTime> begins = new ArrayList<>(steps);
        for (int back = steps - 1; back >= 0; back--) {
            begins.add(last.minus(back, step));
        }
        return begins;
    }
}
