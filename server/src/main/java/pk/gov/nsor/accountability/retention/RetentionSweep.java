package pk.gov.nsor.accountability.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.jobs.ClockTrust;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.policing.supervision.DueWork;

/** Erases once a day what is due, a record a transaction, and destroys the keys of copies of the database that are too old. */
@Component
@Order(3)
class RetentionSweep implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

    private static final List<DataClass> DAILY = List.of(
            DataClass.SEALED_RECORD,
            DataClass.RECORD_WITHOUT_DUTY,
            DataClass.BACKUPS,
            DataClass.CERTIFICATES,
            DataClass.CASE_REQUESTS);

    private static final String BACKUPS = "retention.backups";

    private final Erasures erasures;
    private final RetentionRepository table;
    private final PolicyValues policy;
    private final Keys keys;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final ClockTrust trust;

    RetentionSweep(
            Erasures erasures,
            RetentionRepository table,
            PolicyValues policy,
            Keys keys,
            TransactionOperations transaction,
            Clock clock,
            ClockTrust trust) {
        this.erasures = erasures;
        this.table = table;
        this.policy = policy;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
        this.trust = trust;
    }

    /** Where it fails, it is tried again with the next run; the rest of the sweep, which people rely on, goes on. */
    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        try {
            run(mayGoOn);
        } catch (RuntimeException failed) {
            LOG.error("What is due could not all be erased; the next run tries again", failed);
        }
    }

    private void run(BooleanSupplier mayGoOn) {
        if (!trust.isTrusted()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        erasures.destroyKeys();
        if (hasRun(today)) {
            return;
        }
        Map<DataClass, Long> erased = new EnumMap<>(DataClass.class);
        int backups = keys.destroyBackupsBefore(
                today.minusDays(policy.get(BACKUPS, today).number()));
        erased.put(DataClass.BACKUPS, (long) backups);
        for (UUID person : transaction.execute(status -> table.due(today))) {
            if (!mayGoOn.getAsBoolean()) {
                return;
            }
            tried(person).ifPresent(of -> erased.merge(of, 1L, Long::sum));
        }
        for (DataClass disclosed : List.of(DataClass.CERTIFICATES, DataClass.CASE_REQUESTS)) {
            erased.put(disclosed, (long) erasures.forget(disclosed));
        }
        done(erased);
    }

    /** One record that does not go, such as one that somebody writes to at this moment, keeps no other from going. */
    private Optional<DataClass> tried(UUID person) {
        try {
            return erasures.erase(person) == Erasures.Outcome.ERASED
                    ? erasures.tombstone(person).map(Tombstone::dataClass)
                    : Optional.empty();
        } catch (DataAccessException failed) {
            LOG.error("A record that is due could not be erased; it is tried again tomorrow", failed);
            return Optional.empty();
        }
    }

    private boolean hasRun(LocalDate today) {
        return transaction
                .execute(status -> table.lastRun(DataClass.SEALED_RECORD))
                .map(at -> at.atZoneSameInstant(clock.getZone()).toLocalDate())
                .filter(today::equals)
                .isPresent();
    }

    private void done(Map<DataClass, Long> erased) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        transaction.executeWithoutResult(
                status -> DAILY.forEach(one -> table.ran(one, now, erased.getOrDefault(one, 0L))));
    }
}
