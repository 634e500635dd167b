package pk.gov.nsor.record.registration.removal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.registration.removal.Removal.State;

/** The table of removals. Writing needs the lock of the person's row. */
@Component
class RemovalRepository {

    private static final String SELECT = """
            select id, person_id, kind, fact_kind, case when fact_kind is not null then fact_id end as fact_id,
                   fact_version as fact_number, fact_id as of, cnic_id, by_machine, recorded_by, recorded_at, since,
                   state, decided_by, decided_at, document as decided_document, reason as decided_reason
            from registration.removal
            """;

    private static final Map<String, String> SORTED_BY = Map.of(
            "number",
            "(select p.serial from register.person_view p where p.id = person_id)",
            "name",
            "(select coalesce(p.name_latin, p.name_urdu) from register.person_view p where p.id = person_id)",
            "kind",
            "kind",
            "due",
            "since");

    private final JdbcClient jdbc;
    private final PolicyValues policy;
    private final Clock clock;

    RemovalRepository(JdbcClient jdbc, PolicyValues policy, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.clock = clock;
    }

    /** How long a removal may wait. */
    Duration time() {
        return Duration.ofHours(Long.parseLong(
                policy.get("removal.confirmation", LocalDate.now(clock)).value()));
    }

    Optional<Removal> find(UUID id) {
        return rows(jdbc.sql(SELECT + "where id = ?").param(id)).stream().findFirst();
    }

    /** As {@link #find}, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Removal> lock(UUID id) {
        return rows(jdbc.sql(SELECT + "where id = ? for update").param(id)).stream()
                .findFirst();
    }

    /** Those of the removals that wait, the longest first unless they are sorted otherwise. */
    List<Removal> waiting(RemovalFilter filter, ListSort sort, long after, int most) {
        return rows(bound(
                        SELECT + where(filter) + " order by " + sort.sql(SORTED_BY, "since, id")
                                + " offset :after limit :most",
                        filter)
                .param("after", after)
                .param("most", most));
    }

    long countWaiting(RemovalFilter filter) {
        return bound("select count(*) from registration.removal " + where(filter), filter)
                .query(Long.class)
                .single();
    }

    private StatementSpec bound(String sql, RemovalFilter filter) {
        return jdbc.sql(sql)
                .param("kind", filter.kind())
                .param("since", filter.since())
                .param("digits", "%" + RegisterNumber.serialDigits(filter.search()) + "%")
                .param("names", ListQuestion.patterns(filter.search()).toArray(String[]::new));
    }

    private static String where(RemovalFilter filter) {
        String found = RegisterNumber.serialDigits(filter.search()).isEmpty()
                ? "' ' || lower(concat_ws(' ', p.name_latin, p.name_urdu)) like all (:names)"
                : "p.serial::text like :digits";
        return "where state = 'WAITING'"
                + (filter.kind() == null ? "" : " and kind = :kind")
                + (filter.since() == null ? "" : " and since < :since")
                + (filter.search().isEmpty()
                        ? ""
                        : " and person_id in (select p.id from register.person_view p where " + found + ")");
    }

    List<Removal> waitingOf(PersonId person) {
        return rows(jdbc.sql(SELECT + "where person_id = ? and state = 'WAITING' order by recorded_at, id")
                .param(person.value()));
    }

    /** @param since from when the waiting time counts; null for now */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            PersonId person,
            RemovalKind kind,
            @Nullable FactChange change,
            @Nullable UUID of,
            @Nullable Long cnic,
            @Nullable OffsetDateTime since,
            Actor by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into registration.removal
                            (id, person_id, kind, fact_kind, fact_id, fact_version, cnic_id, by_machine, recorded_by,
                             recorded_at, since, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')
                        on conflict do nothing
                        """)
                .param(UUID.randomUUID())
                .param(person.value())
                .param(kind.name())
                .param(change == null ? null : change.kind().name())
                .param(of)
                .param(change == null ? null : change.version())
                .param(cnic)
                .param(by.kind() == Actor.Kind.MACHINE)
                .param(by.id())
                .param(now)
                .param(since == null || since.isAfter(now) ? now : since)
                .update();
    }

    /**
     * Ends the waiting removals of a fact that a new version has replaced.
     *
     * @return since when the first of them waited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<OffsetDateTime> overtaken(FactChange change, State state) {
        return jdbc
                .sql("""
                        update registration.removal set state = ?, decided_by = ?, decided_at = ?
                        where state = 'WAITING' and fact_kind = ? and fact_id = ? and fact_version < ? returning since
                        """)
                .param(state.name())
                .param(change.by().id())
                .param(OffsetDateTime.now(clock))
                .param(change.kind().name())
                .param(change.fact().value())
                .param(change.version())
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .min(OffsetDateTime::compareTo);
    }

    /** As {@link Removals#agreed}. */
    int agreed(Removal.Version fact) {
        return jdbc.sql("""
                        select coalesce(max(n), 0) from generate_series(1, ? - 1) n
                        where not exists (select from registration.removal
                            where fact_kind = ? and fact_id = ? and fact_version = n and state <> 'CONFIRMED')
                        """)
                .param(fact.number())
                .param(fact.kind().name())
                .param(fact.id().value())
                .query(Integer.class)
                .single();
    }

    /** As {@link Removals#isBy}. */
    boolean isBy(Removal removal, UUID account) {
        Removal.Version fact = removal.fact();
        return account.equals(removal.recordedBy())
                || (fact != null
                        && jdbc.sql("""
                                        select exists (select from registration.removal where fact_kind = ?
                                            and fact_id = ? and fact_version between ? and ? and recorded_by = ?)
                                        """)
                                .param(fact.kind().name())
                                .param(fact.id().value())
                                .param(agreed(fact) + 1)
                                .param(fact.number())
                                .param(account)
                                .query(Boolean.class)
                                .single());
    }

    /** Ends the waiting removals of a release mark, or of a CNIC's doubt. */
    @Transactional(propagation = Propagation.MANDATORY)
    void undone(RemovalKind kind, @Nullable UUID of, @Nullable Long cnic, Actor by) {
        jdbc.sql("""
                        update registration.removal set state = 'UNDONE', decided_by = ?, decided_at = ?
                        where state = 'WAITING' and kind = ? and fact_id is not distinct from ? and cnic_id is not distinct from ?
                        """)
                .param(by.id())
                .param(OffsetDateTime.now(clock))
                .param(kind.name())
                .param(of)
                .param(cnic)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decided(UUID id, State state, Removal.@Nullable Document document, @Nullable String reason, Actor by) {
        jdbc.sql("""
                        update registration.removal
                        set state = ?, decided_by = ?, decided_at = ?, document = ?, reason = ?
                        where id = ? and state = 'WAITING'
                        """)
                .param(state.name())
                .param(by.id())
                .param(OffsetDateTime.now(clock))
                .param(document)
                .param(reason)
                .param(id)
                .update();
    }

    private List<Removal> rows(StatementSpec question) {
        Duration time = time();
        return question.query(RecordMapper.of(Removal.class)
                        .with(
                                "dueAt",
                                row -> row.getObject("since", OffsetDateTime.class)
                                        .plus(time)))
                .list();
    }
}
