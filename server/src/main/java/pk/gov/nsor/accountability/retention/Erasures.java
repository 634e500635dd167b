package pk.gov.nsor.accountability.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.shell.list.ListSort;

/**
 * Erases records. The rows go in one transaction with the tombstone and the entry of the trail; after the commit the
 * destruction is written to the log of destructions, and then the key outside the database is destroyed. Where the
 * server stops in between, the next run continues from the tombstone.
 */
@Service
public class Erasures {

    static final Actor RETENTION = Actor.system("retention");

    private final RetentionRepository table;
    private final List<OpenDisputes> disputes;
    private final Keys keys;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    Erasures(
            RetentionRepository table,
            List<OpenDisputes> disputes,
            Keys keys,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.disputes = disputes;
        this.keys = keys;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of a try. */
    public enum Outcome {
        ERASED,
        /** A tombstone is there already. */
        ERASED_BEFORE,
        /** The database's own day says that it is not due, whatever the server's clock says. */
        NOT_DUE,
        /** There is no such record and never was one. */
        UNKNOWN,
        /** An {@link Obstacle}. */
        KEPT
    }

    /** Erases one record where it is due and nothing keeps it. */
    public Outcome erase(UUID person) {
        Outcome outcome = transaction.execute(status -> {
            List<UUID> together = table.ofOnePerson(person);
            String answer = table.erase(person, isDisputed(person));
            if (answer.equals(Outcome.ERASED.name())) {
                together.forEach(each -> trail.append(
                        TrailEntry.done(RETENTION, TrailAction.RECORD_ERASED).about(each)));
            }
            return outcome(answer);
        });
        if (outcome == Outcome.ERASED) {
            destroyKeys();
        }
        return outcome;
    }

    /** Erases what was disclosed, or asked for, so long ago that its time is over; says how many. */
    public int forget(DataClass dataClass) {
        return transaction.execute(status -> {
            int forgotten = table.forget(dataClass);
            if (forgotten > 0) {
                trail.append(TrailEntry.done(RETENTION, TrailAction.KEYS_DESTROYED)
                        .with(Map.of("class", dataClass.name(), "count", forgotten)));
            }
            return forgotten;
        });
    }

    /** Destroys the keys of what is erased in the database already: after an erasure, and after one that was cut short. */
    public void destroyKeys() {
        for (Tombstone tombstone : transaction.execute(status -> table.withKeys())) {
            keys.destroyRecord(new DestructionLog.ErasedRecord(
                    tombstone.subject(), tombstone.id(), tombstone.dataClass().name(), tombstone.erasedOn()));
            transaction.executeWithoutResult(status -> table.keysGone(tombstone.id(), OffsetDateTime.now(clock)));
        }
    }

    /** What is due within so many days, or overdue because something keeps it. */
    public List<Ending> soon(int days, int limit) {
        LocalDate today = LocalDate.now(clock);
        return transaction.execute(status -> table.endings(today, today.plusDays(days), limit).stream()
                .map(ending ->
                        ending.obstacle() == null && !ending.dueOn().isAfter(today) && isDisputed(ending.person())
                                ? new Ending(
                                        ending.person(),
                                        ending.number(),
                                        ending.dataClass(),
                                        ending.since(),
                                        ending.dueOn(),
                                        Obstacle.DISPUTE)
                                : ending)
                .toList());
    }

    /** The tombstone of a record that was erased. */
    public Optional<Tombstone> tombstone(UUID subject) {
        return transaction.execute(status -> table.tombstone(subject));
    }

    /** Tombstones, the latest first. */
    public List<Tombstone> tombstones(ListSort sort, long offset, int limit) {
        return transaction.execute(status -> table.tombstones(sort, offset, limit));
    }

    public long countTombstones() {
        return transaction.execute(status -> table.countTombstones());
    }

    private boolean isDisputed(UUID person) {
        List<Cnic> cnics = table.cnics(person);
        return !cnics.isEmpty() && disputes.stream().anyMatch(known -> known.isAboutAny(cnics));
    }

    private static Outcome outcome(String answer) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(answer)) {
                return outcome;
            }
        }
        Obstacle _ = Obstacle.valueOf(answer);
        return Outcome.KEPT;
    }
}
