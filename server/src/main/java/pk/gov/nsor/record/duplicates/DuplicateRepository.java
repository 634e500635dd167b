package pk.gov.nsor.record.duplicates;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.matching.ListedNames;
import pk.gov.nsor.record.registration.ReadCondition;
import pk.gov.nsor.record.registration.alike.NotThisPerson;

/** The table of pairs. */
@Component
class DuplicateRepository {

    private static final String SELECT = """
            select x.id, x.older, x.newer, x.weight, x.model, x.found_at, x.state, x.reason, x.decided_by, x.decided_at
            from duplicates.pair x
            """;

    /** Of a record that is joined with another there is nothing to decide: the leading one is compared in its place. */
    private static final String NOT_JOINED =
            "not exists (select from register.merged_view m where m.part_id in (x.older, x.newer))";

    private static final Map<String, String> SORTED_BY = Map.of(
            "older",
            person("p.serial", "x.older"),
            "older-name",
            person("coalesce(p.name_latin, p.name_urdu)", "x.older"),
            "newer",
            person("p.serial", "x.newer"),
            "newer-name",
            person("coalesce(p.name_latin, p.name_urdu)", "x.newer"),
            "weight",
            "x.weight",
            "found",
            "x.found_at");

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<DuplicatePair> find(UUID id) {
        return jdbc.sql(SELECT + "where x.id = ?")
                .param(id)
                .query(RecordMapper.of(DuplicatePair.class))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<DuplicatePair> lock(UUID id) {
        return jdbc.sql(SELECT + "where x.id = ? for update")
                .param(id)
                .query(RecordMapper.of(DuplicatePair.class))
                .optional();
    }

    /** Those of one record, the weightiest first; of a record that is joined with another, what is settled. */
    List<DuplicatePair> of(PersonId person) {
        return jdbc.sql(SELECT
                        + "where (x.older = :person or x.newer = :person) and (x.state in ('DIFFERENT', 'SAME') or "
                        + NOT_JOINED + ") order by x.weight desc, x.id")
                .param("person", person.value())
                .query(RecordMapper.of(DuplicatePair.class))
                .list();
    }

    /** Those between some records that were decided as two people, the latest decision first. */
    List<DuplicatePair> differentAmong(Collection<PersonId> people) {
        return jdbc.sql(
                        SELECT
                                + "where x.older = any (:people) and x.newer = any (:people) and x.state = 'DIFFERENT' order by x.decided_at desc, x.id")
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(RecordMapper.of(DuplicatePair.class))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<DuplicatePair> lock(PersonId one, PersonId other) {
        return jdbc.sql(SELECT + "where x.older in (:one, :other) and x.newer in (:one, :other) for update")
                .param("one", one.value())
                .param("other", other.value())
                .query(RecordMapper.of(DuplicatePair.class))
                .optional();
    }

    /** @param readable of {@code x.older} and of {@code x.newer}, both: whoever may not read one is not told of the other */
    long count(DuplicateFilter filter, Readable readable) {
        return bound("select count(*) from duplicates.pair x " + where(filter, readable), filter, readable)
                .query(Long.class)
                .single();
    }

    /** The weightiest first unless they are sorted otherwise. */
    List<DuplicatePair> list(DuplicateFilter filter, Readable readable, ListSort sort, long after, int most) {
        return bound(
                        SELECT + where(filter, readable) + " order by " + sort.sql(SORTED_BY, "x.weight desc, x.id")
                                + " offset :after limit :most",
                        filter,
                        readable)
                .param("after", after)
                .param("most", most)
                .query(RecordMapper.of(DuplicatePair.class))
                .list();
    }

    /** The condition for each of the two records. */
    record Readable(ReadCondition older, ReadCondition newer) {}

    private static String person(String what, String id) {
        return "(select " + what + " from register.person_view p where p.id = " + id + ")";
    }

    private static String where(DuplicateFilter filter, Readable readable) {
        return "where x.state = :state and " + readable.older().sql() + " and "
                + readable.newer().sql()
                + (filter.state().isUnsettled() ? " and " + NOT_JOINED : "")
                + (filter.search().isEmpty()
                        ? ""
                        : " and exists (select from register.person_view p where p.id in (x.older, x.newer)"
                                + ListedNames.and(filter.search()) + ")");
    }

    private StatementSpec bound(String sql, DuplicateFilter filter, Readable readable) {
        return jdbc.sql(sql)
                .params(readable.older().parameters())
                .params(readable.newer().parameters())
                .params(ListedNames.parameters(filter.search()))
                .param("state", filter.state().name());
    }

    /** Two records that are alike. */
    record Found(PersonId one, PersonId other, BigDecimal weight) {}

    /** The two of each pair as they were registered, each by its key; of a record that is no more there is none. */
    private static final String PAIRS = """
            with found as (
                select gen_random_uuid() as id, f.weight,
                    case when (p.registered_at, f.one) < (q.registered_at, f.other) then f.one else f.other end as older,
                    case when (p.registered_at, f.one) < (q.registered_at, f.other) then f.other else f.one end as newer
                from unnest(cast(:ones as uuid[]), cast(:others as uuid[]), cast(:weights as numeric[])) f (one, other, weight)
                cross join lateral (select registered_at from register.person_view where id = f.one offset 0) p
                cross join lateral (select registered_at from register.person_view where id = f.other offset 0) q
                order by older, newer)
            """;

    /**
     * Notes that records are alike. What was decided stays, unless they are far more alike by now.
     *
     * @return how many of the pairs were not known
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int found(List<Found> pairs, String model) {
        int isNew = bound(PAIRS + """
                insert into duplicates.pair (id, older, newer, weight, model, found_at, compared_at)
                select id, older, newer, weight, :model, :now, :now from found on conflict (older, newer) do nothing
                """, pairs, model).update();
        if (isNew < pairs.size()) {
            bound(PAIRS + """
                    , known as (
                        select x.id, f.weight, x.state = 'OPEN' or x.state <> 'SAME' and f.weight >= x.weight + :reopens as is_open
                        from found f join duplicates.pair x on x.older = f.older and x.newer = f.newer
                        order by x.id for update of x)
                    update duplicates.pair x set compared_at = :now,
                        weight = case when is_open then k.weight else x.weight end,
                        model = case when is_open then :model else x.model end,
                        state = case when is_open then 'OPEN' else x.state end,
                        reason = case when is_open then null else x.reason end,
                        decided_by = case when is_open then null else x.decided_by end,
                        decided_at = case when is_open then null else x.decided_at end
                    from known k where x.id = k.id
                    """, pairs, model)
                    .param("reopens", NotThisPerson.REOPENS)
                    .update();
        }
        return isNew;
    }

    private StatementSpec bound(String sql, List<Found> pairs, String model) {
        return jdbc.sql(sql)
                .param("ones", pairs.stream().map(each -> each.one().value()).toArray(UUID[]::new))
                .param(
                        "others",
                        pairs.stream().map(each -> each.other().value()).toArray(UUID[]::new))
                .param(
                        "weights",
                        pairs.stream()
                                .map(each -> each.weight().toPlainString())
                                .toArray(String[]::new))
                .param("model", model)
                .param("now", OffsetDateTime.now(clock));
    }

    /** The pair of two records; empty where they were never found alike. */
    Optional<DuplicatePair> of(PersonId one, PersonId other) {
        return jdbc.sql(SELECT + "where x.older in (:one, :other) and x.newer in (:one, :other)")
                .param("one", one.value())
                .param("other", other.value())
                .query(RecordMapper.of(DuplicatePair.class))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decided(UUID id, State state, String reason, UUID by) {
        jdbc.sql("update duplicates.pair set state = ?, reason = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), reason, by, OffsetDateTime.now(clock), id)
                .update();
    }

    /** The record is new or has changed. Called after the person's row was locked, as all who write here. */
    @Transactional(propagation = Propagation.MANDATORY)
    void due(PersonId person) {
        jdbc.sql("""
                        insert into duplicates.due as d (person_id, since) values (?, ?)
                        on conflict (person_id) do update set since = greatest(excluded.since, d.since)
                        """).params(person.value(), OffsetDateTime.now(clock)).update();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** A record that waits to be compared, and since when. */
    record Due(PersonId personId, OffsetDateTime since) {}

    /** Those who wait since before the moment, the longest first. */
    List<Due> due(OffsetDateTime before, int most) {
        return jdbc.sql("select person_id, since from duplicates.due where since < ? order by since, person_id limit ?")
                .params(before, most)
                .query(RecordMapper.of(Due.class))
                .list();
    }

    /** It could not be compared: it waits behind the others. */
    @Transactional(propagation = Propagation.MANDATORY)
    void postpone(Due due) {
        jdbc.sql("update duplicates.due set since = ? where person_id = ? and since = ?")
                .params(OffsetDateTime.now(clock), due.personId().value(), due.since())
                .update();
    }

    /** It was compared as it was then; where it has changed meanwhile it waits again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void done(Due due) {
        jdbc.sql("delete from duplicates.due where person_id = ? and since = ?")
                .params(due.personId().value(), due.since())
                .update();
    }

    /** When the whole register was last compared with itself, to its end. */
    Optional<OffsetDateTime> wholeAt() {
        return jdbc.sql(
                        "select finished_at from duplicates.run where finished_at is not null order by finished_at desc limit 1")
                .query(OffsetDateTime.class)
                .optional();
    }
}
