package pk.gov.nsor.publicservice.enquiry.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run over all classes.
 *
 * @param finishedAt null while it goes on, and where it was cut short
 * @param isOpen whether the channel was open about every class
 */
public record ProbeRun(
        long id, Instant startedAt, @Nullable Instant finishedAt, int asked, int wrong, boolean isOpen) {}
