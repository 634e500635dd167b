package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.jobs.Job;

/**
 * The scheduled upkeep of requests: moves those whose district was split, notifies the next level of one that waits,
 * withdraws drafts that were not sent, and destroys files.
 */
@Component
class DisclosureSweep {

    /** A draft that is not sent within these is taken back. */
    static final Duration DRAFT = Duration.ofDays(7);

    private static final Actor SWEEP = Actor.system("disclosure");

    private final RequestRepository table;
    private final VaultDestruction destruction;
    private final RequestPlaces places;
    private final DisclosurePolicy policy;
    private final Trail trail;
    private final PurgeRuns runs;
    private final TransactionOperations transaction;
    private final Clock clock;

    DisclosureSweep(
            RequestRepository table,
            VaultDestruction destruction,
            RequestPlaces places,
            DisclosurePolicy policy,
            Trail trail,
            PurgeRuns runs,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.destruction = destruction;
        this.places = places;
        this.policy = policy;
        this.trail = trail;
        this.runs = runs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static Job disclosureSweepJob(DisclosureSweep sweep) {
        return Job.inOneProcess("disclosure.case-requests", Duration.ofMinutes(10))
                .does(sweep::sweep);
    }

    void sweep() {
        Instant now = clock.instant();
        places.moveAll();
        table.overdue().forEach(this::tell);
        if (!runs.mayErase()) {
            return;
        }
        table.draftsOfBefore(now.minus(DRAFT)).forEach(this::takeBack);
        int files = 0;
        for (UUID id : table.withFilesOfBefore(now.minus(policy.files()))) {
            files += destruction.destroy(id);
        }
        runs.ran(PurgeRuns.Purge.CASE_FILES, files);
    }

    /** Each level is notified once; after hours without a run only the one that is reached. */
    private void tell(UUID id) {
        transaction.executeWithoutResult(status -> table.lock(id)
                .filter(request -> request.state() == RequestState.WITH_PROSECUTOR)
                .ifPresent(request -> {
                    EscalationLevel level =
                            policy.levels().of(Objects.requireNonNull(request.dueAt()), clock.instant());
                    if (level.compareTo(table.toldLevel(id)) > 0) {
                        table.told(id, level);
                        trail.append(TrailEntry.done(SWEEP, TrailAction.DISCLOSURE_ESCALATED)
                                .about(id)
                                .with(Map.of("level", level.name())));
                    }
                }));
    }

    private void takeBack(UUID id) {
        transaction.executeWithoutResult(status -> table.lock(id)
                .filter(request -> request.state() == RequestState.DRAFT)
                .ifPresent(request -> {
                    table.withdraw(id);
                    trail.append(TrailEntry.done(SWEEP, TrailAction.DISCLOSURE_WITHDRAWN)
                            .about(id));
                }));
    }
}
