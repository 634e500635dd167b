package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.register.Examination;

/** The tables of tickets and of what was done with them. */
@Component
class TicketRepository {

    private static final String SELECT = """
        select key, id as number, state, opened_at, state_since, proof_from, answered_at, said_on, language, taken_by,
               proof_by, proof_at, proof_document, proof_person, decided_by as decision_by,
               refusal as decision_refusal, correction as decision_correction,
               corrected_person as decision_corrected, number is not null as can_be_told, message_id
        from enquiry.dispute_ticket""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TicketRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a claim is compared with, null where it is not there yet or erased; and the number to notify, sealed. */
    record Secrets(
            byte @Nullable [] cnicHash,
            byte @Nullable [] codeHash,
            byte @Nullable [] number,
            @Nullable LocalDate numberDay) {}

    /** What was done, for the page. */
    record StepRow(DisputeStep step, Instant at, @Nullable UUID by, byte @Nullable [] reason) {}

    Optional<Ticket> find(UUID key) {
        return jdbc.sql(SELECT + " where key = ?")
                .param(key)
                .query(Ticket.class)
                .optional();
    }

    /** Holds the ticket's row until the transaction ends, so that one officer acts after the other. */
    Optional<Ticket> lock(UUID key) {
        return jdbc.sql(SELECT + " where key = ? for update")
                .param(key)
                .query(Ticket.class)
                .optional();
    }

    private static final Map<String, String> SORTED_BY =
            Map.of("one", "number", "opened", "opened_at", "answer", "said_on", "state", "state");

    List<Ticket> list(List<TicketState> states, @Nullable Boolean saidOn, ListSort sort, long offset, int limit) {
        return jdbc.sql(SELECT + """
                         where state = any (:states) and (cast(:said as boolean) is null or said_on = :said)
                         order by %s offset :offset limit :limit
                        """.formatted(sort.sql(SORTED_BY, "opened_at, id")))
                .param("states", names(states))
                .param("said", saidOn)
                .param("offset", offset)
                .param("limit", limit)
                .query(Ticket.class)
                .list();
    }

    Map<TicketState, Long> counts(@Nullable Boolean saidOn) {
        return jdbc.sql("""
                        select state, count(*) as count from enquiry.dispute_ticket
                        where (cast(:said as boolean) is null or said_on = :said) group by state
                        """).param("said", saidOn).query(KeyedRows.of(TicketState.class, Long.class));
    }

    Secrets secrets(UUID key) {
        return jdbc.sql("select cnic_hash, code_hash, number, number_day from enquiry.dispute_ticket where key = ?")
                .param(key)
                .query(Secrets.class)
                .single();
    }

    /** Open tickets about answers since then that have no hash of their CNIC yet. */
    List<UUID> unbound(Instant answeredSince, int most) {
        return jdbc.sql("""
                        select key from enquiry.dispute_ticket
                        where cnic_hash is null and code_hash is not null and answered_at > ?
                          and state in ('OPENED', 'UNDER_EXAMINATION')
                        order by id limit ? for update skip locked
                        """).params(answeredSince, most).query(UUID.class).list();
    }

    void bind(UUID key, byte[] cnicHash) {
        jdbc.sql("update enquiry.dispute_ticket set cnic_hash = ? where key = ?")
                .params(cnicHash, key)
                .update();
    }

    void take(UUID key, UUID by) {
        jdbc.sql("""
                        update enquiry.dispute_ticket set state = 'UNDER_EXAMINATION', state_since = ?, taken_by = ?
                        where key = ?
                        """).params(now(), by, key).update();
    }

    void proven(UUID key, UUID by, Examination.Document document, @Nullable PersonId person) {
        jdbc.sql("""
                        update enquiry.dispute_ticket
                        set proof_by = ?, proof_at = ?, proof_document = ?, proof_person = ? where key = ?
                        """)
                .param(by)
                .param(now())
                .param(document.name())
                .param(person)
                .param(key)
                .update();
    }

    void refuse(UUID key, DisputeRefusal reason, UUID by) {
        jdbc.sql("""
                        update enquiry.dispute_ticket set state = 'REFUSED', state_since = ?, refusal = ?, decided_by = ?
                        where key = ?
                        """).params(now(), reason.name(), by, key).update();
    }

    void uphold(UUID key, Correction correction, @Nullable PersonId person, UUID by) {
        jdbc.sql("""
                        update enquiry.dispute_ticket
                        set state = 'UPHELD', state_since = ?, correction = ?, corrected_person = ?, decided_by = ?
                        where key = ?
                        """)
                .param(now())
                .param(correction.name())
                .param(person)
                .param(by)
                .param(key)
                .update();
    }

    void close(UUID key) {
        jdbc.sql("update enquiry.dispute_ticket set state = 'CLOSED', state_since = ? where key = ?")
                .params(now(), key)
                .update();
    }

    /** As though it had just been opened; what was done with it stays among its steps. */
    void reopen(UUID key) {
        jdbc.sql("""
                        update enquiry.dispute_ticket
                        set state = 'OPENED', state_since = :now, proof_from = :now, taken_by = null, proof_by = null,
                            proof_at = null, proof_document = null, proof_person = null, decided_by = null,
                            refusal = null, message_id = null
                        where key = :key
                        """).param("now", now()).param("key", key).update();
    }

    void told(UUID key, UUID message) {
        jdbc.sql("update enquiry.dispute_ticket set message_id = ? where key = ?")
                .params(message, key)
                .update();
    }

    void append(long ticket, DisputeStep step, @Nullable UUID by, byte @Nullable [] reason) {
        jdbc.sql("""
                        insert into enquiry.dispute_step (ticket_id, step, done_at, done_by, reason)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(ticket)
                .param(step.name())
                .param(now())
                .param(by)
                .param(reason)
                .update();
    }

    List<StepRow> steps(long ticket) {
        return jdbc.sql("select step, done_at as at, done_by as by, reason from enquiry.dispute_step where ticket_id ="
                        + " ? order by id")
                .param(ticket)
                .query(StepRow.class)
                .list();
    }

    int differedSince(long ticket, Instant since) {
        return jdbc.sql("""
                        select count(*) from enquiry.dispute_step
                        where ticket_id = ? and step = 'PROOF_DIFFERED' and done_at > ?
                        """).params(ticket, since).query(Integer.class).single();
    }

    /** Tickets without a proof whose days began before. */
    List<UUID> unproven(Instant begunBefore) {
        return jdbc.sql("""
                        select key from enquiry.dispute_ticket
                        where state in ('OPENED', 'UNDER_EXAMINATION') and proof_by is null and proof_from <= ?
                        order by id
                        """).param(begunBefore).query(UUID.class).list();
    }

    /** Open tickets whose number is sealed under the key of a day before this one. */
    List<UUID> sealedBefore(LocalDate day) {
        return jdbc.sql("""
                        select key from enquiry.dispute_ticket
                        where state in ('OPENED', 'UNDER_EXAMINATION') and number_day < ? order by id
                        """).param(day).query(UUID.class).list();
    }

    void reseal(UUID key, byte[] number, LocalDate day) {
        jdbc.sql("update enquiry.dispute_ticket set number = ?, number_day = ? where key = ?")
                .params(number, day, key)
                .update();
    }

    /** Removes numbers whose key is destroyed. */
    int removeNumbers(LocalDate keysBefore) {
        return jdbc.sql("update enquiry.dispute_ticket set number = null, number_day = null where number_day < ?")
                .param(keysBefore)
                .update();
    }

    /** Removes number and hashes of tickets that ended before. */
    int forget(Instant endedBefore) {
        return jdbc.sql("""
                        update enquiry.dispute_ticket
                        set number = null, number_day = null, cnic_hash = null, code_hash = null
                        where state in ('UPHELD', 'REFUSED', 'CLOSED') and state_since < ?
                          and num_nonnulls(number, cnic_hash, code_hash) > 0
                        """).param(endedBefore).update();
    }

    private static String[] names(List<TicketState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
