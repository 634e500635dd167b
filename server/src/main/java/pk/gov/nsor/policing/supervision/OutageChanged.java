package pk.gov.nsor.policing.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An outage was declared, or has ended.
 *
 * @param station null for the whole register
 * @param until null while it goes on
 */
public record OutageChanged(
        @Nullable String station, LocalDate from, @Nullable LocalDate until) {}
