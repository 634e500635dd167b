package pk.gov.nsor.foundation.audit.sealing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a witness, as far as this process knows.
 *
 * @param takenAt when it took its last checkpoint; null where it has none
 * @param takenSize how many leaves that is of; 0 where it has none
 * @param problem what prevented it from taking the newest one; null where nothing did
 * @param isRefused whether the problem is that it holds something that does not fit
 */
public record WitnessState(
        String name,
        @Nullable Instant takenAt,
        long takenSize,
        @Nullable String problem,
        boolean isRefused) {}
