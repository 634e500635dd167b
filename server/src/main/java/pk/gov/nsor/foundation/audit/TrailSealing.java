package pk.gov.nsor.foundation.audit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.sealing.SealingProgress;

/** The progress of sealing the trail, for monitoring. */
@Component
public class TrailSealing {

    /** Sealing runs each second, so a delay of this length means that it does not run. */
    static final Duration LATE = Duration.ofMinutes(2);

    private final SealingProgress progress;
    private final boolean isSealing;

    TrailSealing(SealingProgress progress, @Value("${nsor.trail.sealing}") boolean isSealing) {
        this.progress = progress;
        this.isSealing = isSealing;
    }

    /** For how long nothing was sealed, where that is longer than it ever should be; empty in a process that does not seal. */
    public Optional<Duration> late() {
        return isSealing ? Optional.of(behind()).filter(behind -> behind.compareTo(LATE) > 0) : Optional.empty();
    }

    /** Entries that are leaves. */
    public long leaves() {
        return progress.leaves();
    }

    /** For how long the oldest entry that is no leaf has waited; zero where all are. */
    public Duration behind() {
        return progress.behind();
    }

    /** Entries sealed with an impossible time; a thousand where there are more. */
    public long misdated() {
        return progress.misdated();
    }

    /** Why nothing is sealed until somebody intervenes, in English; empty where sealing runs. */
    public Optional<String> halted() {
        return Optional.ofNullable(progress.halted());
    }
}
