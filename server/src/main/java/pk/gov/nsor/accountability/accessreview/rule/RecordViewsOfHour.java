package pk.gov.nsor.accountability.accessreview.rule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.AccessGround;

/**
 * An officer's views of a record in one hour of a day.
 *
 * @param link the access ground; null where the trail has none
 * @param hour 0 to 23, in Pakistan
 * @param views at least 1
 */
public record RecordViewsOfHour(UUID record, @Nullable AccessGround link, int hour, int views) {

    public RecordViewsOfHour {
        if (hour < 0 || hour > 23 || views < 1) {
            throw new IllegalArgumentException("No look: hour " + hour + ", views " + views);
        }
    }
}
