package pk.gov.nsor.vigilance.rule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.access.RecordLink;

/**
 * That an officer looked at a record in an hour of a day.
 *
 * @param link what let them; null where the trail does not say
 * @param hour 0 to 23, in Pakistan
 * @param looks at least 1
 */
public record Seen(UUID record, @Nullable RecordLink link, int hour, int looks) {

    public Seen {
        if (hour < 0 || hour > 23 || looks < 1) {
            throw new IllegalArgumentException("No look: hour " + hour + ", looks " + looks);
        }
    }
}
