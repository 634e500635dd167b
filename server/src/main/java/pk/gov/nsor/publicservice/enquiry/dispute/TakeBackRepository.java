package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** The tables of take-backs, and the ledger as they read it. */
@Component
class TakeBackRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    TakeBackRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many answers, from how many senders. */
    record Count(int answers, int senders) {}

    void insert(UUID id, List<byte[]> cnicHashes, PersonId person, TakeBackCause cause, @Nullable UUID causedBy) {
        jdbc.sql("""
                        insert into enquiry.take_back
                            (id, cnic_hashes, person_id, cause, caused_by, prepared_at, state, state_since)
                        values (?, ?, ?, ?, ?, ?, 'SEARCHING', ?)
                        """)
                .param(id)
                .param(hashes(cnicHashes))
                .param(person.value())
                .param(cause.name())
                .param(causedBy)
                .param(now())
                .param(now())
                .update();
    }

    /**
     * Whether one about the CNIC was prepared since then, or is new: its answers are not counted yet. One that was not needed
     * says nothing of a mistake.
     */
    boolean exists(List<byte[]> cnicHashes, Instant since) {
        return exists(cnicHashes, since, Set.of(TakeBackState.NOT_NEEDED));
    }

    /** The same of those that were not dropped, so that what they were to tell was told or is to be told. */
    boolean stands(List<byte[]> cnicHashes, Instant since) {
        return exists(cnicHashes, since, Set.of(TakeBackState.NOT_NEEDED, TakeBackState.DROPPED));
    }

    private boolean exists(List<byte[]> cnicHashes, Instant since, Set<TakeBackState> besides) {
        return jdbc.sql("""
                        select exists (select from enquiry.take_back where cnic_hashes && ?
                            and (state = 'SEARCHING' or prepared_at >= ?) and state <> all (?))
                        """)
                .param(hashes(cnicHashes))
                .param(at(since))
                .param(besides.stream().map(Enum::name).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** When the latest about the CNIC was prepared that waits for a decision; empty where none does. */
    Optional<Instant> waitingSince(List<byte[]> cnicHashes) {
        return jdbc.sql("""
                        select prepared_at from enquiry.take_back
                        where cnic_hashes && ? and state in ('SEARCHING', 'PREPARED') order by prepared_at desc limit 1
                        """).param(hashes(cnicHashes)).query(Instant.class).optional();
    }

    /** Those of the causes that are not to be sent any more, since what they rest on is gone. */
    List<UUID> unneeded(List<byte[]> cnicHashes, Collection<PersonId> people, Set<TakeBackCause> causes) {
        return jdbc.sql("""
                        update enquiry.take_back set state = 'NOT_NEEDED', state_since = ?
                        where cnic_hashes && ? and person_id = any (?) and state in ('SEARCHING', 'PREPARED')
                          and cause = any (?) returning id
                        """)
                .param(now())
                .param(hashes(cnicHashes))
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param(causes.stream().map(Enum::name).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    Optional<TakeBack> find(UUID id) {
        return jdbc.sql("select * from enquiry.take_back where id = ?")
                .param(id)
                .query(TakeBack.class)
                .optional();
    }

    Optional<TakeBack> lock(UUID id) {
        return jdbc.sql("select * from enquiry.take_back where id = ? for update")
                .param(id)
                .query(TakeBack.class)
                .optional();
    }

    /** Those whose answers are to be counted, the first prepared first. */
    List<UUID> searching() {
        return jdbc.sql("select id from enquiry.take_back where state = 'SEARCHING' order by prepared_at")
                .query(UUID.class)
                .list();
    }

    /** It, where it is in this state and no other process has it at hand; locked until the transaction ends. */
    Optional<TakeBack> lockFree(UUID id, TakeBackState state) {
        return jdbc.sql("select * from enquiry.take_back where id = ? and state = ? for update skip locked")
                .params(id, state.name())
                .query(TakeBack.class)
                .optional();
    }

    /** One in this state that no other process has at hand; locked until the transaction ends. */
    Optional<TakeBack> next(TakeBackState state) {
        return jdbc.sql("""
                        select * from enquiry.take_back where state = ? order by prepared_at
                        limit 1 for update skip locked
                        """).param(state.name()).query(TakeBack.class).optional();
    }

    /** The latest about a CNIC of the record. */
    Optional<TakeBack> ofPerson(PersonId person) {
        return jdbc.sql("select * from enquiry.take_back where person_id = ? order by prepared_at desc limit 1")
                .param(person.value())
                .query(TakeBack.class)
                .optional();
    }

    /** The latest first. */
    private static final Map<String, String> SORTED_BY =
            Map.of("prepared", "prepared_at", "cause", "cause", "state", "state", "answers", "answers");

    List<TakeBack> list(boolean open, ListSort sort, long offset, int limit) {
        return jdbc.sql("""
                        select * from enquiry.take_back
                        where (state in ('SEARCHING', 'PREPARED', 'APPROVED')) = ?
                        order by %s offset ? limit ?
                        """.formatted(sort.sql(SORTED_BY, "prepared_at desc, id")))
                .params(open, offset, limit)
                .query(TakeBack.class)
                .list();
    }

    long count(boolean open) {
        return jdbc.sql("""
                        select count(*) from enquiry.take_back
                        where (state in ('SEARCHING', 'PREPARED', 'APPROVED')) = ?
                        """).param(open).query(Long.class).single();
    }

    /**
     * The answers "on the register" about a take-back's CNIC, from then on. Under each hash those are left out that were taken
     * back before; the ledger's later rows may be under another key than the earlier take-back knew.
     */
    private static final String ANSWERS = """
            from enquiry.take_back t
            cross join unnest(t.cnic_hashes) as asked (hash)
            join enquiry.ledger l on l.cnic_hash = asked.hash
            where t.id = ? and l.kind = 'ON_REGISTER' and l.asked_at >= ?
              and not exists (select from enquiry.take_back b
                              where b.answers_until > l.asked_at and b.cnic_hashes @> array[asked.hash])
            """;

    Count count(UUID id, Instant from) {
        return jdbc.sql("""
                        select count(*) as answers, count(distinct l.sender_hash) as senders
                        """ + ANSWERS).params(id, at(from)).query(Count.class).single();
    }

    /** When their questions came. */
    List<Instant> moments(UUID id, Instant from) {
        return jdbc.sql("select l.asked_at " + ANSWERS + " order by l.asked_at")
                .params(id, at(from))
                .query(Instant.class)
                .list();
    }

    List<byte[]> hashes(UUID id) {
        return jdbc.sql("select unnest(cnic_hashes) from enquiry.take_back where id = ?")
                .param(id)
                .query(byte[].class)
                .list();
    }

    void counted(UUID id, TakeBackState state, Count count) {
        jdbc.sql("""
                        update enquiry.take_back set state = ?, state_since = ?, answers = ?, senders = ? where id = ?
                        """)
                .params(state.name(), now(), count.answers(), count.senders(), id)
                .update();
    }

    void approved(UUID id, UUID proposal) {
        jdbc.sql("""
                        update enquiry.take_back set state = 'APPROVED', state_since = ?, proposal_id = ? where id = ?
                        """).params(now(), proposal, id).update();
    }

    void sent(UUID id, Instant until, int unreachable) {
        jdbc.sql("""
                        update enquiry.take_back
                        set state = 'SENT', state_since = ?, answers_until = ?, unreachable = ? where id = ?
                        """).params(now(), at(until), unreachable, id).update();
    }

    /** @param reason sealed */
    void dropped(UUID id, UUID by, byte[] reason) {
        jdbc.sql("""
                        update enquiry.take_back
                        set state = 'DROPPED', state_since = ?, dropped_by = ?, drop_reason = ? where id = ?
                        """).params(now(), by, reason, id).update();
    }

    Optional<byte[]> dropReason(UUID id) {
        return jdbc.sql("select drop_reason from enquiry.take_back where id = ? and drop_reason is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    void addMessage(UUID id, UUID message) {
        jdbc.sql("insert into enquiry.take_back_message (take_back_id, message_id) values (?, ?)")
                .params(id, message)
                .update();
    }

    List<UUID> messages(UUID id) {
        return jdbc.sql("select message_id from enquiry.take_back_message where take_back_id = ?")
                .param(id)
                .query(UUID.class)
                .list();
    }

    /** Those prepared before, which nobody has decided. */
    void lapse(Instant preparedBefore) {
        jdbc.sql("""
                        update enquiry.take_back set state = 'LAPSED', state_since = ?
                        where state in ('SEARCHING', 'PREPARED') and prepared_at < ?
                        """).params(now(), at(preparedBefore)).update();
    }

    /** Removes the hashes of those that are over since before: no answer of then can be taken back any more. */
    void forget(Instant overBefore) {
        jdbc.sql("""
                        update enquiry.take_back set cnic_hashes = '{}'
                        where state in ('EMPTY', 'SENT', 'NOT_NEEDED', 'DROPPED', 'LAPSED') and state_since < ?
                          and cnic_hashes <> '{}'
                        """).param(at(overBefore)).update();
    }

    private static byte[][] hashes(List<byte[]> hashes) {
        return hashes.toArray(byte[][]::new);
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, Day.ZONE);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
