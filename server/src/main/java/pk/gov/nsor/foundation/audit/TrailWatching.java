package pk.gov.nsor.foundation.audit;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries;
import pk.gov.nsor.foundation.audit.sealing.SealingProgress;

/**
 * Watches what this process writes to the trail until it is sealed, and blocks the display of records while entries
 * about earlier views could still be removed from the trail unnoticed.
 */
@Component
class TrailWatching {

    private final SealingProgress progress;
    private final Duration most;
    private final boolean isSealing;

    TrailWatching(
            Trail trail,
            OwnEntries own,
            SealingProgress progress,
            @Value("${nsor.trail.most-behind}") Duration most,
            @Value("${nsor.trail.sealing}") boolean isSealing) {
        this.progress = progress;
        this.most = most;
        this.isSealing = isSealing;
        trail.watchedBy(own);
        trail.showsNothingWhile(this::isTooFarBehind);
    }

    /** Whether it has been unsealed for longer than normal. */
    boolean isLate() {
        return isSealing && progress.behind().compareTo(TrailSealing.LATE) > 0;
    }

    /** Whether it has been unsealed for longer than is permitted; never in a process that does not seal. */
    boolean isTooFarBehind() {
        return isSealing && progress.behind().compareTo(most) > 0;
    }
}
