package pk.gov.nsor.survivors.alerts.feed;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A system that has sent the register nothing for longer than is usual for it, or whose messages wait there.
 *
 * @param speaksFor its courts by their keys, prisons and districts
 * @param lastDay on which it sent something
 * @param waitsSince since when the oldest of its messages waits to be worked on; null where it is the system that is silent
 */
public record SilentSystem(
        String name,
        String feed,
        String speaksFor,
        LocalDate lastDay,
        @Nullable Instant waitsSince) {}
