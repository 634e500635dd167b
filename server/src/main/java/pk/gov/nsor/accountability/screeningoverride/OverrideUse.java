package pk.gov.nsor.accountability.screeningoverride;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.accountability.screeningoverride.ScreeningOverride.State;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.transactions.TransactionScoped;

/**
 * Lets an allowed text pass, once. Where it is screened in the transaction that stores it, that transaction uses it up, and
 * gives it back when it is undone. Where a page screens it before, it passes for as long as one form takes.
 */
@Service
public class OverrideUse {

    private static final TransactionScoped<Set<UUID>> USED = new TransactionScoped<>(HashSet::new);

    private final ScreeningOverrideRepository table;
    private final TextHashes hashes;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate alone;

    OverrideUse(
            ScreeningOverrideRepository table,
            TextHashes hashes,
            Trail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.hashes = hashes;
        this.trail = trail;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
    }

    /** Whether the text was allowed to this asker, and is not used up. */
    public boolean passes(StoppedText stopped, UUID asker, Actor actor) {
        Instant now = clock.instant();
        boolean isWriting = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        for (ScreeningOverride override : table.ofText(hashes.of(stopped))) {
            if (!override.asker().equals(asker)) {
                continue;
            }
            if (isWriting && USED.get().contains(override.id())) {
                return true;
            }
            if (override.stateAt(now) == State.ALLOWED) {
                return isWriting ? isUsed(override, actor, now) : isPassed(override, actor, now);
            }
        }
        return false;
    }

    private boolean isUsed(ScreeningOverride override, Actor actor, Instant now) {
        if (!table.used(override.id(), now)) {
            return false;
        }
        USED.get().add(override.id());
        trail.append(StoppedTextEntry.entry(TrailAction.SCREENING_OVERRIDE_USED, override, actor, Map.of()));
        return true;
    }

    private boolean isPassed(ScreeningOverride override, Actor actor, Instant now) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            alone.executeWithoutResult(status -> {
                if (table.passed(override.id(), now)) {
                    trail.append(
                            StoppedTextEntry.entry(TrailAction.SCREENING_OVERRIDE_PASSED, override, actor, Map.of()));
                }
            });
        }
        return true;
    }
}
