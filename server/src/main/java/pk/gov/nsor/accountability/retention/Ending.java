package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record under which nobody has a duty any more.
 *
 * @param number the register number
 * @param since the day on which it ended
 * @param dueOn the day from which on it is erased
 * @param obstacle what keeps it; null for nothing
 */
public record Ending(
        UUID person,
        int number,
        DataClass dataClass,
        LocalDate since,
        LocalDate dueOn,
        @Nullable Obstacle obstacle) {}
