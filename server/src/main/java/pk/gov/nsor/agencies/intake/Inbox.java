package pk.gov.nsor.agencies.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.record.conviction.NumberOfCourt;

/** The table of messages. */
@Component
public class Inbox {

    private static final int LOCKS_OF_SUBJECTS = 113;

    private static final byte[] CONTEXT = "intake/1".getBytes(StandardCharsets.UTF_8);

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final KeyedHash subjects;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.subjects = keys.keyedHash("intake-subject");
        this.clock = clock;
    }

    /**
     * Keeps a message that was acknowledged, as quarantined until it is decided.
     *
     * @param takesBack the receipt of the sender's message that it takes back
     * @throws org.springframework.dao.DuplicateKeyException where another one took that back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(MessageKind kind, FeedMessage received, byte[] body, @Nullable UUID takesBack) {
        UUID receipt = received.receipt();
        byte[] wrapped = keys.newWrappedKey(receipt.toString());
        jdbc.sql("""
                        insert into intake.message
                            (receipt, client_id, kind, message_id, wrapped_key, original, status, awaits, received_at,
                                takes_back)
                        values (?, ?, ?, ?, ?, ?, 'QUARANTINED', false, ?, ?)
                        """)
                .param(receipt)
                .param(received.client())
                .param(kind.name())
                .param(received.messageId())
                .param(wrapped)
                .param(keys.unwrap(wrapped, receipt.toString()).encrypt(body, CONTEXT))
                .param(received.receivedAt().atOffset(ZoneOffset.UTC))
                .param(takesBack)
                .update();
    }

    public Optional<Message> find(UUID receipt) {
        return jdbc.sql("select * from intake.message where receipt = ?")
                .param(receipt)
                .query(this::message)
                .optional();
    }

    /** The message, locked until the transaction ends; empty where it does not wait any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Message> lockWaiting(UUID receipt) {
        return jdbc.sql("select * from intake.message where receipt = ? and status = 'QUARANTINED' for update")
                .param(receipt)
                .query(this::message)
                .optional();
    }

    /** @param decidedBy the registrar, null where nobody had to decide */
    @Transactional(propagation = Propagation.MANDATORY)
    void recorded(UUID receipt, PersonId person, @Nullable UUID decidedBy) {
        jdbc.sql("""
                        update intake.message set status = 'RECORDED', person_id = ?, decided_at = ?, decided_by = ?,
                            awaits = false, about = null, of_case = null, happened_on = null
                        where receipt = ?
                        """)
                .param(person.value())
                .param(decidedBy == null ? null : OffsetDateTime.now(clock))
                .param(decidedBy)
                .param(receipt)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID receipt, String reason, @Nullable UUID decidedBy) {
        jdbc.sql("""
                        update intake.message set status = 'RETURNED', return_reason = ?, decided_at = ?, decided_by = ?,
                            awaits = false, about = null, of_case = null, happened_on = null
                        where receipt = ?
                        """)
                .param(reason)
                .param(OffsetDateTime.now(clock))
                .param(decidedBy)
                .param(receipt)
                .update();
    }

    /** Why it was sent back or put aside; empty where it was neither. */
    Optional<String> returnReason(UUID receipt) {
        return jdbc.sql("select return_reason from intake.message where receipt = ? and return_reason is not null")
                .param(receipt)
                .query(String.class)
                .optional();
    }

    /**
     * Destroys what it said, for a message that went back or was withdrawn and had a text that was stopped: nothing of it is left
     * but that it came, and what it took back, which can be taken back by another.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void blank(UUID receipt) {
        byte[] wrapped = keys.newWrappedKey(receipt.toString());
        jdbc.sql("""
                        update intake.message set wrapped_key = ?, original = ?, took_back = coalesce(takes_back, took_back),
                            takes_back = null
                        where receipt = ?
                        """)
                .params(wrapped, keys.unwrap(wrapped, receipt.toString()).encrypt(NOTHING, CONTEXT), receipt)
                .update();
    }

    /**
     * Notes whether a message waits for something that may still come, and by what it is found then. What is noted already is
     * not written again, so that a page that shows the message stays good.
     *
     * @param court the code of the court that its case is of; null where it names none that is known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void waits(UUID receipt, boolean awaits, Subject subject, @Nullable String court) {
        Cnic cnic = subject.cnic();
        CheckedFact.Case named = subject.conviction();
        jdbc.sql("""
                        update intake.message m
                        set awaits = n.awaits, about = n.about, of_case = n.of_case, happened_on = n.happened_on
                        from (values (?::boolean, ?::bytea, ?::bytea, ?::date)) as n (awaits, about, of_case, happened_on)
                        where m.receipt = ? and (m.awaits, m.about, m.of_case, m.happened_on)
                            is distinct from (n.awaits, n.about, n.of_case, n.happened_on)
                        """)
                .param(awaits)
                .param(awaits && cnic != null ? about(cnic) : null)
                .param(awaits && named != null && court != null ? ofCase(court, CaseNumber.of(named.number())) : null)
                .param(awaits ? subject.on() : null)
                .param(receipt)
                .update();
    }

    /** Waits until nobody else is about to note that a message about this CNIC waits, or to give the CNIC to a record. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(Cnic cnic) {
        jdbc.sql("select pg_advisory_xact_lock(?, ?)")
                .params(LOCKS_OF_SUBJECTS, ByteBuffer.wrap(about(cnic)).getInt())
                .query(rows -> {});
    }

    /**
     * What waits for something that may still come and is about one of these, in the order in which it happened, locked. What
     * somebody works on at the moment is left out: whoever does so waits for the record's lock, and sees what is there then.
     */
    List<Message> awaiting(Collection<Cnic> cnics, Collection<NumberOfCourt> cases) {
        return jdbc.sql("""
                        select * from intake.message
                        where awaits and (about = any (:about) or of_case = any (:cases))
                        order by coalesce(happened_on, received_at::date), received_at, receipt
                        for update skip locked
                        """)
                .param("about", cnics.stream().map(this::about).toArray(byte[][]::new))
                .param(
                        "cases",
                        cases.stream()
                                .map(each -> ofCase(each.court(), each.number()))
                                .toArray(byte[][]::new))
                .query(this::message)
                .list();
    }

    /**
     * The events in prison of a person that wait, besides one message: those that happened nearest to a day, in their order,
     * locked as those of {@link #awaiting}.
     */
    List<Message> eventsAround(Collection<Cnic> cnics, LocalDate day, UUID besides, int most) {
        return jdbc.sql("""
                        select * from (
                            select m.*, coalesce(m.happened_on, m.received_at::date) as day from intake.message m
                            where m.awaits and m.about = any (:about) and m.kind = 'CUSTODY_EVENT' and m.receipt <> :besides
                            order by abs(coalesce(m.happened_on, m.received_at::date) - :day::date), m.received_at, m.receipt
                            limit :most for update skip locked) nearest
                        order by day, received_at, receipt
                        """)
                .param("about", cnics.stream().map(this::about).toArray(byte[][]::new))
                .param("besides", besides)
                .param("day", day)
                .param("most", most)
                .query(this::message)
                .list();
    }

    /**
     * Whether a message about a release to come is of an earlier one: what the register recorded of these people's releases was
     * received more than a day after it. Messages that overtake each other come within hours.
     */
    boolean isOfEarlierRelease(UUID receipt, Collection<PersonId> people) {
        return jdbc.sql("""
                        select exists (
                            select from intake.message m join intake.message later on later.kind = m.kind
                            where m.receipt = :receipt and m.kind = 'PLANNED_RELEASE' and later.status = 'RECORDED'
                              and later.person_id = any (:people) and later.received_at > m.received_at + interval '1 day')
                        """)
                .param("receipt", receipt)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    private byte[] about(Cnic cnic) {
        return subjects.of("cnic " + cnic.number());
    }

    private byte[] ofCase(String court, CaseNumber number) {
        return subjects.of("case " + court + " " + number.key());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void replaceQuarantineReasons(UUID receipt, List<QuarantineReason> quarantineReasons) {
        jdbc.sql("delete from intake.quarantine_reason where receipt = ?")
                .param(receipt)
                .update();
        int position = 0;
        for (QuarantineReason quarantineReason : quarantineReasons) {
            jdbc.sql("""
                            insert into intake.quarantine_reason (receipt, position, field, code, detail, person_id)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .param(receipt)
                    .param(position++)
                    .param(quarantineReason.field())
                    .param(quarantineReason.code().name())
                    .param(quarantineReason.message())
                    .param(
                            quarantineReason.person() == null
                                    ? null
                                    : quarantineReason.person().value())
                    .update();
        }
    }

    /** Whether it has a text that would identify a survivor. */
    public boolean isStopped(UUID receipt) {
        return quarantineReasons(receipt).stream().anyMatch(each -> each.code() == QuarantineReason.Code.TEXT_STOPPED);
    }

    public List<QuarantineReason> quarantineReasons(UUID receipt) {
        return jdbc.sql(
                        "select field, code, detail, person_id from intake.quarantine_reason where receipt = ? order by position")
                .param(receipt)
                .query((row, number) -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    return new QuarantineReason(
                            row.getString("field"),
                            QuarantineReason.Code.valueOf(row.getString("code")),
                            row.getString("detail"),
                            person == null ? null : new PersonId(person));
                })
                .list();
    }

    private Message message(ResultSet row, int number) throws SQLException {
        UUID receipt = row.getObject("receipt", UUID.class);
        UUID person = row.getObject("person_id", UUID.class);
        return new Message(
                receipt,
                row.getObject("client_id", UUID.class),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("message_id"),
                keys.unwrap(row.getBytes("wrapped_key"), receipt.toString()).decrypt(row.getBytes("original"), CONTEXT),
                MessageStatus.valueOf(row.getString("status")),
                row.getObject("received_at", OffsetDateTime.class),
                person == null ? null : new PersonId(person),
                row.getObject("decided_by", UUID.class),
                row.getString("return_reason"));
    }

    /** @param original the body byte for byte */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Message(
            UUID receipt,
            UUID client,
            MessageKind kind,
            String messageId,
            byte[] original,
            MessageStatus status,
            OffsetDateTime receivedAt,
            @Nullable PersonId person,
            @Nullable UUID decidedBy,
            @Nullable String returnReason) {}
}
