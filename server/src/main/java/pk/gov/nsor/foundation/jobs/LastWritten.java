package pk.gov.nsor.foundation.jobs;

import java.time.Instant;
import java.util.Optional;

/** When the register last wrote anything, before this process started. */
@FunctionalInterface
public interface LastWritten {

    /** Empty where it never did. */
    Optional<Instant> at();
}
