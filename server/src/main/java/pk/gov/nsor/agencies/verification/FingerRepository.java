package pk.gov.nsor.agencies.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.database.DatabaseClock;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Finger;

/** Reads and writes the questions to NADRA about fingers. */
@Component
class FingerRepository {

    private static final String SELECT = """
            select f.id, f.person_id, c.cnic, f.finger, f.state, f.attempts, f.failure, f.asked_by, f.taken_at,
                f.answered_at
            from verification.finger f join register.cnic_view c on c.id = f.person_cnic_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FingerRepository(JdbcClient jdbc, DatabaseClock time) {
        this.jdbc = jdbc;
        this.clock = time.clock();
    }

    /** @return false where the record has no such CNIC that counts, or this finger waits already */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(UUID id, PersonId person, Cnic cnic, Finger finger, byte[] print, UUID by) {
        return jdbc.sql("""
                        insert into verification.finger
                            (id, person_id, person_cnic_id, finger, print, asked_by, taken_at, due_at)
                        select :id, c.person_id, c.id, :finger, :print, :by, :now, :now from register.cnic_view c
                        where c.person_id = :person and c.cnic = :cnic and c.status <> 'WITHDRAWN'
                        on conflict (person_cnic_id, finger) where state = 'WAITING' do nothing
                        """)
                        .param("id", id)
                        .param("person", person.value())
                        .param("cnic", cnic.number())
                        .param("finger", finger.name())
                        .param("print", print)
                        .param("by", by)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Takes the one that is due the longest, of somebody who is on the register, for one attempt. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<FingerQuestion> claim(UUID lease, Duration longest) {
        OffsetDateTime now = now();
        return jdbc.sql("""
                        update verification.finger
                        set lease = :lease, leased_until = :until, attempts = attempts + 1
                        where id = (
                            select f.id from verification.finger f join register.cnic_view c on c.id = f.person_cnic_id
                            where f.state = 'WAITING' and f.due_at <= :now and c.status <> 'WITHDRAWN'
                                and (f.leased_until is null or f.leased_until < :now)
                                and exists (select from registration.standing_view s
                                    where s.person_id = f.person_id and s.first_day <= :today
                                        and (s.last_day is null or s.last_day >= :today))
                            order by f.due_at, f.id limit 1 for update of f skip locked)
                        returning id
                        """)
                .param("lease", lease)
                .param("until", now.plus(longest))
                .param("now", now)
                .param("today", now.toLocalDate())
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** The print, encrypted; empty where it was destroyed. */
    Optional<byte[]> print(UUID id) {
        return jdbc.sql("select print from verification.finger where id = ? and print is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    /** Destroys the print with the answer. @return false where the attempt counts no more */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean answered(UUID id, UUID lease, FingerState state) {
        return jdbc.sql("""
                        update verification.finger
                        set state = :state, print = null, lease = null, leased_until = null, failure = null,
                            answered_at = :now
                        where id = :id and lease = :lease and state = 'WAITING'
                        """)
                        .param("state", state.name())
                        .param("now", now())
                        .param("id", id)
                        .param("lease", lease)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void failed(UUID id, UUID lease, @Nullable NadraFailure failure, Duration pause) {
        jdbc.sql("""
                        update verification.finger
                        set lease = null, leased_until = null, failure = :failure, due_at = :due
                        where id = :id and lease = :lease
                        """)
                .param("failure", failure == null ? null : failure.name())
                .param("due", now().plus(pause))
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    /** Destroys the prints that wait for longer, and returns how many those were. */
    @Transactional(propagation = Propagation.MANDATORY)
    int giveUp(Duration longest) {
        return jdbc.sql("""
                        update verification.finger
                        set state = 'UNANSWERED', print = null, lease = null, leased_until = null, answered_at = :now
                        where state = 'WAITING' and taken_at < :before and (leased_until is null or leased_until < :now)
                        """)
                .param("now", now())
                .param("before", now().minus(longest))
                .update();
    }

    Optional<FingerQuestion> find(UUID id) {
        return jdbc.sql(SELECT + "where f.id = ?")
                .param(id)
                .query(RecordMapper.of(FingerQuestion.class))
                .optional();
    }

    /** Those of a record whose CNIC was not withdrawn since, the latest first. */
    List<FingerQuestion> of(PersonId person) {
        return jdbc.sql(SELECT + "where f.person_id = ? and c.status <> 'WITHDRAWN' order by f.taken_at desc, f.id")
                .param(person.value())
                .query(RecordMapper.of(FingerQuestion.class))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
