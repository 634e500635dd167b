package pk.gov.nsor.enquiry.dispute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.PurgeRuns;

/** What time does to disputes and take-backs: closes, encrypts anew, erases. */
@Component
class DisputeSweep {

    private static final Actor JOB = Actor.system("disputes");

    /** Nobody is texted at night. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** Well before the key is destroyed, so that a server that stands still for a week loses no number. */
    private static final int SEALED_DAYS = 20;

    private final Tickets tickets;
    private final TicketStore ticketStore;
    private final TakeBackStore takeBacks;
    private final DisputePolicy policy;
    private final PurgeRuns runs;
    private final Clock clock;

    DisputeSweep(
            Tickets tickets,
            TicketStore ticketStore,
            TakeBackStore takeBacks,
            DisputePolicy policy,
            PurgeRuns runs,
            Clock clock) {
        this.tickets = tickets;
        this.ticketStore = ticketStore;
        this.takeBacks = takeBacks;
        this.policy = policy;
        this.runs = runs;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalTime time = LocalTime.ofInstant(now, clock.getZone());
        for (UUID key : ticketStore.sealedBefore(today.minusDays(SEALED_DAYS))) {
            tickets.reseal(key);
        }
        if (!time.isBefore(MORNING) && time.isBefore(EVENING)) {
            Instant begunBefore = now.minus(Duration.ofDays(policy.proofDays(today)));
            for (UUID key : ticketStore.unproven(begunBefore)) {
                boolean _ = tickets.closeUnproven(key, begunBefore, JOB);
            }
        }
        int numbers = ticketStore.removeNumbers(today.minusDays(DisputantNumber.READABLE_DAYS));
        runs.ran(PurgeRuns.Purge.DISPUTES, numbers + ticketStore.forget(now.minus(Tickets.REOPENED_WITHIN)));
        takeBacks.lapse(now.minus(TakeBacks.REACH));
        takeBacks.forget(now.minus(TakeBacks.REACH.multipliedBy(2)));
    }
}
