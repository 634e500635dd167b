package pk.gov.nsor.publicservice.disclosure.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.policing.supervision.DueWork;

/**
 * Requests that are not answered in time: to whom they are escalated, and how many are reported to the Special
 * Committee.
 */
@Service
@Order(1)
public class RightsEscalation implements DueWork {

    private static final Actor SWEEP = Actor.system("disclosure");

    /** For so many days back it is counted how requests were answered. */
    public static final int COUNTED_DAYS = 365;

    private static final long FEW = 5;

    private final RightsRepository table;
    private final RightsPolicy policy;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    RightsEscalation(
            RightsRepository table, RightsPolicy policy, Trail trail, TransactionOperations transaction, Clock clock) {
        this.table = table;
        this.policy = policy;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How requests of a kind are answered.
     *
     * @param open now
     * @param late open, and their last day is over
     * @param risen late for so long that they are reported to the Special Committee
     * @param answered in the last {@link #COUNTED_DAYS} days
     * @param answeredLate of these, after their last day
     */
    public record Figures(RightKind kind, long open, long late, long risen, long answered, long answeredLate) {}

    /** With whom a request lies today. */
    public EscalationLevel level(RightRequest request) {
        LocalDate today = today();
        return policy.levels(today).of(request.dueOn());
    }

    /** Open ones at the level or above it, the one that was due first, first. */
    @Transactional(readOnly = true)
    public List<RightRequest> at(EscalationLevel level, int limit) {
        return table.openDueBy(dueBy(level), limit);
    }

    @Transactional(readOnly = true)
    public long countAt(EscalationLevel level) {
        return table.countOpenDueBy(dueBy(level));
    }

    /** Of every kind, none of anybody. */
    @Transactional(readOnly = true)
    public List<Figures> figures() {
        return figures(today().plusDays(1));
    }

    /**
     * The same as the Special Committee sees it: as of the end of yesterday, to the nearest five, and 0 for fewer than five. Who reads
     * it hour by hour sees no single request come or go.
     */
    @Transactional(readOnly = true)
    public List<Figures> committeeFigures() {
        return figures(today()).stream()
                .map(exact -> new Figures(
                        exact.kind(),
                        rounded(exact.open()),
                        rounded(exact.late()),
                        rounded(exact.risen()),
                        rounded(exact.answered()),
                        rounded(exact.answeredLate())))
                .toList();
    }

    /** How many were reported to the Special Committee by the end of yesterday: to the nearest five, 0 for fewer than five. */
    @Transactional(readOnly = true)
    public long committeeRisen() {
        return rounded(figures(today()).stream().mapToLong(Figures::risen).sum());
    }

    private List<Figures> figures(LocalDate before) {
        LocalDate today = today();
        return table.figures(
                before.atStartOfDay(Day.ZONE).toOffsetDateTime(),
                today,
                dueBy(EscalationLevel.OVERSIGHT),
                today.minusDays(COUNTED_DAYS));
    }

    private static long rounded(long many) {
        return many < FEW ? 0 : (many + FEW / 2) / FEW * FEW;
    }

    /** Each level is notified once; after days without a run only the one that is reached. */
    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        for (UUID id : transaction.execute(status -> table.unnotified(dueBy(EscalationLevel.REMINDED)))) {
            if (!mayGoOn.getAsBoolean()) {
                return;
            }
            transaction.executeWithoutResult(status -> table.lock(id)
                    .filter(request -> request.state() == RightState.OPEN)
                    .ifPresent(this::tell));
        }
    }

    private void tell(RightRequest request) {
        EscalationLevel level = level(request);
        if (level.compareTo(table.toldLevel(request.id())) > 0) {
            table.told(request.id(), level);
            trail.append(TrailEntry.done(SWEEP, TrailAction.RIGHT_ESCALATED)
                    .about(request.id())
                    .with(Map.of("level", level.name())));
        }
    }

    private LocalDate dueBy(EscalationLevel level) {
        LocalDate today = today();
        return policy.levels(today).latest(level);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
