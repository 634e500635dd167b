package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * Takes a file back, line by line: what a line recorded is withdrawn as recorded by mistake, what waits is withdrawn. What others
 * recorded about the same people stays, and so does what a registrar has decided; both are named.
 */
@Component
class BatchTakeBack {

    private static final int TOGETHER = 100;
    private static final String REASON = "The file that it came from was taken back.";

    private final BatchRepository batches;
    private final FileMessages messages;
    private final FactRecording facts;
    private final LegalRecord record;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    BatchTakeBack(
            BatchRepository batches,
            FileMessages messages,
            FactRecording facts,
            LegalRecord record,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.batches = batches;
        this.messages = messages;
        this.facts = facts;
        this.record = record;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Two people have decided it: from now on no line of it is sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(BatchId id, UUID confirmedBy) {
        jdbc.sql(
                        "update imports.batch set state = 'TAKING_BACK', taken_back = 0, taken_back_by = ?, moved_at = ? where id = ?")
                .param(confirmedBy)
                .param(OffsetDateTime.now(clock))
                .param(id.value())
                .update();
    }

    private record Sent(
            int line,
            UUID receipt,
            @Nullable PersonId person,
            @Nullable FactId fact) {}

    /** Goes on until the last line, or until it may not. */
    void run(BatchId id, BooleanSupplier mayGoOn) {
        while (mayGoOn.getAsBoolean()) {
            Batch batch = batches.find(id).orElseThrow();
            if (batch.state() != BatchState.TAKING_BACK) {
                return;
            }
            List<Sent> lines = jdbc.sql("""
                            select o.line, o.receipt, o.person_id, o.fact_id as fact
                            from imports.outcome o join imports.batch b on b.id = o.batch_id
                            where b.id = ? and o.line > b.taken_back order by o.line limit ?
                            """)
                    .param(id.value())
                    .param(TOGETHER)
                    .query(Sent.class)
                    .list();
            if (lines.isEmpty()) {
                transaction.executeWithoutResult(status -> batches.state(id, BatchState.TAKEN_BACK));
                return;
            }
            FactKind kind = BatchRun.fact(batch.columns().of());
            Actor actor = new Actor(Actor.Kind.OFFICER, batch.takenBackBy(), "file");
            for (Sent line : lines) {
                if (!mayGoOn.getAsBoolean()) {
                    return;
                }
                take(id, line, kind, actor);
            }
        }
    }

    private void take(BatchId id, Sent line, FactKind kind, Actor actor) {
        boolean isRefused = false;
        try {
            transaction.executeWithoutResult(status -> taken(id, line, kind, actor, false));
        } catch (InvalidValueException stands) {
            isRefused = true;
        }
        if (isRefused) {
            // Others cannot stand without it, or somebody has withdrawn it already.
            transaction.executeWithoutResult(status -> taken(id, line, kind, actor, true));
        }
    }

    private void taken(BatchId id, Sent line, FactKind kind, Actor actor, boolean stays) {
        int counted = jdbc.sql("""
                        update imports.batch set taken_back = ?, moved_at = ?
                        where id = ? and state = 'TAKING_BACK' and taken_back < ?
                        """)
                .param(line.line())
                .param(OffsetDateTime.now(clock))
                .param(id.value())
                .param(line.line())
                .update();
        if (counted == 0) {
            return;
        }
        PersonId person = line.person();
        FactId fact = line.fact();
        boolean hasMore = stays;
        if (person == null) {
            FileMessages.Taken now = messages.takeBack(line.receipt(), actor);
            person = now.person();
            hasMore = now.status() == MessageStatus.RECORDED;
        } else if (fact != null && !stays) {
            facts.withdraw(person, kind, fact, REASON, actor);
            hasMore = hasMore(id, person);
        }
        if (hasMore) {
            jdbc.sql("update imports.outcome set has_more = true, person_id = ? where batch_id = ? and line = ?")
                    .param(person == null ? null : person.value())
                    .param(id.value())
                    .param(line.line())
                    .update();
        }
    }

    /** Whether something is in force on the record that the file did not bring. */
    private boolean hasMore(BatchId id, PersonId person) {
        Set<UUID> brought = Set.copyOf(jdbc.sql(
                        "select fact_id from imports.outcome where batch_id = ? and person_id = ? and fact_id is not null")
                .param(id.value())
                .param(person.value())
                .query(UUID.class)
                .list());
        LegalFile file = record.file(person);
        for (FactKind kind : FactKind.values()) {
            if (file.of(kind).stream()
                    .anyMatch(fact ->
                            fact.inForce() && !brought.contains(fact.id().value()))) {
                return true;
            }
        }
        return false;
    }

    /** Of a file that is taken back, whose records have something that stays. */
    List<PersonId> left(BatchId id, int limit) {
        return jdbc.sql("""
                        select distinct person_id from imports.outcome
                        where batch_id = ? and has_more and person_id is not null order by person_id limit ?
                        """).param(id.value()).param(limit).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }
}
