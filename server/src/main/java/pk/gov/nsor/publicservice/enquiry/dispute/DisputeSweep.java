package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.PurgeRuns;

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
    private final TicketRepository ticketRepository;
    private final TakeBackRepository takeBacks;
    private final DisputePolicy policy;
    private final PurgeRuns runs;
    private final Clock clock;

    DisputeSweep(
            Tickets tickets,
            TicketRepository ticketRepository,
            TakeBackRepository takeBacks,
            DisputePolicy policy,
            PurgeRuns runs,
            Clock clock) {
        this.tickets = tickets;
        this.ticketRepository = ticketRepository;
        this.takeBacks = takeBacks;
        this.policy = policy;
        this.runs = runs;
        this.clock = clock;
    }

    void sweep() {
        if (!runs.mayErase()) {
            return;
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalTime time = LocalTime.ofInstant(now, clock.getZone());
        for (UUID key : ticketRepository.sealedBefore(today.minusDays(SEALED_DAYS))) {
            tickets.reseal(key);
        }
        if (!time.isBefore(MORNING) && time.isBefore(EVENING)) {
            Instant begunBefore = now.minus(Duration.ofDays(policy.proofDays(today)));
            for (UUID key : ticketRepository.unproven(begunBefore)) {
                boolean _ = tickets.closeUnproven(key, begunBefore, JOB);
            }
        }
        int numbers = ticketRepository.removeNumbers(today.minusDays(DisputantNumber.READABLE_DAYS));
        runs.ran(PurgeRuns.Purge.DISPUTES, numbers + ticketRepository.forget(now.minus(Tickets.REOPENED_WITHIN)));
        takeBacks.lapse(now.minus(TakeBacks.REACH));
        takeBacks.forget(now.minus(TakeBacks.REACH.multipliedBy(2)));
    }
}
