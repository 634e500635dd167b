package pk.gov.nsor.agencies.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.database.DatabaseClock;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.matching.ListedNames;
import pk.gov.nsor.record.register.Examination.Detail;

/** Reads and writes the questions to NADRA. */
@Component
class QuestionRepository {

    private static final Map<String, String> SORTED_BY = Map.of(
            "number",
            "(select p.serial from register.person_view p where p.id = q.person_id)",
            "name",
            "(select coalesce(p.name_latin, p.name_urdu) from register.person_view p where p.id = q.person_id)",
            "unlike",
            "q.unlike",
            "answered",
            "q.answered_at",
            "asked",
            "q.asked_at");

    private static final String SELECT = """
            select q.id, q.person_id, q.person_cnic_id as entry, c.cnic, q.state, q.queued_at, q.attempts, q.failure,
                q.asked_at, q.answered_at, q.unlike, q.held, q.settled_at
            from verification.question q join register.cnic_view c on c.id = q.person_cnic_id
            """;

    /**
     * The CNIC is on record and unconfirmed, and without it the person, who is on the register, is not found by the public.
     * Nobody else's CNIC goes to NADRA.
     */
    private static final String NEEDED = """
             c.status = 'UNCONFIRMED' and exists (select from registration.standing_view s
                where s.person_id = q.person_id and s.identity_unconfirmed
                    and (s.last_day is null or s.last_day >= :today))
            """;

    /** That NADRA answers need not be noted with every answer. */
    private static final Duration NOTED_EACH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    QuestionRepository(JdbcClient jdbc, DatabaseClock time) {
        this.jdbc = jdbc;
        this.clock = time.clock();
    }

    /** Queues the unconfirmed CNICs of a record that were never queued. */
    @Transactional(propagation = Propagation.MANDATORY)
    int queue(PersonId person) {
        return jdbc.sql("""
                        insert into verification.question (id, person_id, person_cnic_id, queued_at, due_at)
                        select gen_random_uuid(), c.person_id, c.id, :now, :now from register.cnic_view c
                        where c.person_id = :person and c.status = 'UNCONFIRMED'
                        on conflict (person_cnic_id) do nothing
                        """).param("person", person.value()).param("now", now()).update();
    }

    /** The same for everybody, a part at a time. */
    @Transactional(propagation = Propagation.MANDATORY)
    int queueSome(int most) {
        return jdbc.sql("""
                        insert into verification.question (id, person_id, person_cnic_id, queued_at, due_at)
                        select gen_random_uuid(), c.person_id, c.id, :now, :now from register.cnic_view c
                        where c.status = 'UNCONFIRMED'
                            and not exists (select from verification.question q where q.person_cnic_id = c.id)
                        order by c.id limit :most
                        on conflict (person_cnic_id) do nothing
                        """).param("most", most).param("now", now()).update();
    }

    /** What was answered was about particulars that are no longer on record. */
    @Transactional(propagation = Propagation.MANDATORY)
    void askAnew(PersonId person) {
        jdbc.sql("""
                        update verification.question q
                        set state = 'WAITING', queued_at = :now, due_at = :now, attempts = 0, failure = null, lease = null,
                            leased_until = null, answered_at = null, answer = null, unlike = '{}', held = null,
                            settled_at = null
                        from register.cnic_view c
                        where q.person_id = :person and c.id = q.person_cnic_id and c.status = 'UNCONFIRMED'
                        """).param("person", person.value()).param("now", now()).update();
    }

    /** A person has decided about the CNIC: nobody compares any more, and nothing is asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(long entry) {
        jdbc.sql("""
                        update verification.question set settled_at = :now, answer = null, lease = null, leased_until = null
                        where person_cnic_id = :entry and settled_at is null
                        """).param("entry", entry).param("now", now()).update();
    }

    /**
     * Takes the question that is due the longest, for one attempt; other workers pass it by.
     *
     * @return empty where none is due
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Question> claim(UUID lease, Duration longest) {
        OffsetDateTime now = now();
        Optional<UUID> due = jdbc.sql("""
                        select q.id from verification.question q join register.cnic_view c on c.id = q.person_cnic_id
                        where q.state = 'WAITING' and q.settled_at is null and q.due_at <= :now
                            and (q.leased_until is null or q.leased_until < :now) and
                        """ + NEEDED + " order by q.due_at, q.id limit 1 for update of q skip locked")
                .param("now", now)
                .param("today", now.toLocalDate())
                .query(UUID.class)
                .optional();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("""
                        update verification.question
                        set lease = :lease, leased_until = :until, attempts = attempts + 1, asked_at = :now where id = :id
                        """)
                .param("lease", lease)
                .param("until", now.plus(longest))
                .param("now", now)
                .param("id", due.get())
                .update();
        return find(due.get());
    }

    /** Locks the question where the attempt still counts: one that was lost, or overtaken by a correction, does not. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean holds(UUID id, UUID lease) {
        return jdbc.sql("""
                        select id from verification.question
                        where id = ? and lease = ? and state = 'WAITING' and settled_at is null for update
                        """).params(id, lease).query(UUID.class).optional().isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void answered(UUID id, QuestionState state, byte @Nullable [] answer, Set<Detail> unlike, @Nullable Held held) {
        jdbc.sql("""
                        update verification.question
                        set state = :state, lease = null, leased_until = null, failure = null, answered_at = :now,
                            answer = :answer, unlike = :unlike, held = :held, settled_at = :settled
                        where id = :id
                        """)
                .param("state", state.name())
                .param("answer", answer)
                .param("unlike", unlike.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("held", held == null ? null : held.name())
                .param("now", now())
                .param("settled", state == QuestionState.CONFIRMED ? now() : null)
                .param("id", id)
                .update();
    }

    /** The attempt came to nothing; the next one comes after the pause. */
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(UUID id, UUID lease, @Nullable NadraFailure failure, Duration pause) {
        jdbc.sql("""
                        update verification.question
                        set lease = null, leased_until = null, failure = :failure, due_at = :due
                        where id = :id and lease = :lease
                        """)
                .param("failure", failure == null ? null : failure.name())
                .param("due", now().plus(pause))
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void noteService(@Nullable NadraFailure failure) {
        jdbc.sql("""
                        update verification.service
                        set answered_at = case when :failure::text is null then :now else answered_at end,
                            failed_at = case when :failure::text is null then failed_at else :now end,
                            failure = coalesce(:failure, failure),
                            away_since = case when :failure::text is null then null else coalesce(away_since, :now) end
                        where id = 1 and (:failure::text is not null or away_since is not null
                            or coalesce(answered_at, '-infinity') < :before)
                        """)
                .param("before", now().minus(NOTED_EACH))
                .param("failure", failure == null ? null : failure.name())
                .param("now", now())
                .update();
    }

    Optional<Question> find(UUID id) {
        return jdbc.sql(SELECT + "where q.id = ?")
                .param(id)
                .query(RecordMapper.of(Question.class))
                .optional();
    }

    /** The questions about a record's CNICs that are neither withdrawn, the latest first. */
    List<Question> of(PersonId person) {
        return jdbc.sql(SELECT + "where q.person_id = ? and c.status <> 'WITHDRAWN' order by q.queued_at desc, q.id")
                .param(person.value())
                .query(RecordMapper.of(Question.class))
                .list();
    }

    Optional<byte[]> answer(UUID id) {
        return jdbc.sql("select answer from verification.question where id = ? and answer is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    /** What changes whenever a question about the record does. */
    String version(PersonId person) {
        return String.join(
                ",",
                jdbc.sql("""
                                select id || ' ' || xmin from verification.question where person_id = :person
                                union all select id || ' ' || state from verification.finger where person_id = :person
                                order by 1
                                """)
                        .param("person", person.value())
                        .query(String.class)
                        .list());
    }

    long count(QuestionFilter filter) {
        return bound(
                        "select count(*) from verification.question q join register.cnic_view c on c.id = q.person_cnic_id ",
                        filter,
                        "")
                .query(Long.class)
                .single();
    }

    List<Question> list(QuestionFilter filter, ListSort sort, long after, int most) {
        String usual = filter.state() == QuestionState.WAITING ? "q.queued_at, q.id" : "q.answered_at, q.id";
        return bound(SELECT, filter, " order by " + sort.sql(SORTED_BY, usual) + " offset :after limit :most")
                .param("after", after)
                .param("most", most)
                .query(RecordMapper.of(Question.class))
                .list();
    }

    private StatementSpec bound(String select, QuestionFilter filter, String end) {
        boolean isConfirmed = filter.state() == QuestionState.CONFIRMED;
        String which = "where q.state = :state"
                + (isConfirmed ? "" : " and q.settled_at is null and" + NEEDED)
                + (filter.search().isEmpty()
                        ? ""
                        : " and exists (select from register.person_view p where p.id = q.person_id"
                                + ListedNames.and(filter.search()) + ")");
        return jdbc.sql(select + which + end)
                .param("state", filter.state().name())
                .param("today", LocalDate.now(clock))
                .params(ListedNames.parameters(filter.search()));
    }

    /** How the service is seen by all processes together. */
    Service service() {
        return jdbc.sql("select answered_at, failed_at, failure, away_since from verification.service where id = 1")
                .query(RecordMapper.of(Service.class))
                .single();
    }

    /**
     * How the service is.
     *
     * @param answeredAt when it last answered
     * @param failedAt when it last did not
     * @param awaySince since when it has not; null while it answers
     */
    record Service(
            @Nullable OffsetDateTime answeredAt,
            @Nullable OffsetDateTime failedAt,
            @Nullable NadraFailure failure,
            @Nullable OffsetDateTime awaySince) {}

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
