package pk.gov.nsor.survivors.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.IntSupplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the alerts that were let pass in the last hour, whichever event they belong to and in however many parts it was decided:
 * those before a start are counted as well, those of a transaction that was rolled back are not, and of one whose outcome is not known they are.
 */
final class Brake {

    private static final Duration TIME = Duration.ofHours(1);

    private final IntSupplier anHour;

    /** When they were decided, the oldest first. */
    private final Deque<Instant> passed = new ArrayDeque<>();

    /**
     * @param anHour how many pass in an hour
     * @param known what is kept of alerts from before this process began
     */
    Brake(IntSupplier anHour, Collection<Enrolment> known) {
        this.anHour = anHour;
        known.stream()
                .flatMap(enrolment -> enrolment.alerts().stream())
                .filter(alert -> !alert.held()
                        && alert.kind() != AlertKind.CHECK
                        && !alert.kind().passesBrake())
                .map(Alert::decidedAt)
                .sorted()
                .forEach(passed::addLast);
    }

    /** Whether one more passes, which then is counted. */
    synchronized boolean passes(Instant now) {
        while (!passed.isEmpty() && passed.getFirst().isBefore(now.minus(TIME))) {
            passed.removeFirst();
        }
        // Of a clock that was ahead and has been put right.
        while (!passed.isEmpty() && passed.getLast().isAfter(now.plus(TIME))) {
            passed.removeLast();
        }
        if (passed.size() >= anHour.getAsInt()) {
            return false;
        }
        passed.addLast(now);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        forget(now);
                    }
                }
            });
        }
        return true;
    }

    private synchronized void forget(Instant one) {
        boolean _ = passed.removeLastOccurrence(one);
    }
}
