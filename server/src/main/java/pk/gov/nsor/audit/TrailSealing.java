package pk.gov.nsor.audit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.sealing.SealingProgress;

/** How far the sealing of the trail is, for those who watch it. */
@Component
public class TrailSealing {

    private final SealingProgress progress;

    TrailSealing(SealingProgress progress) {
        this.progress = progress;
    }

    /** Entries that are leaves. */
    public long leaves() {
        return progress.leaves();
    }

    /** For how long the oldest entry that is no leaf has waited; zero where all are. */
    public Duration behind() {
        return progress.behind();
    }

    /** How old the newest checkpoint is; empty where there is none. */
    public Optional<Duration> checkpointAge() {
        return Optional.ofNullable(progress.checkpointAge());
    }

    /** Why nothing is sealed until somebody has done something about it, in English; empty where it goes on. */
    public Optional<String> halted() {
        return Optional.ofNullable(progress.halted());
    }
}
