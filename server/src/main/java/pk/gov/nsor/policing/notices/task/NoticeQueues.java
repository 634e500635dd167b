package pk.gov.nsor.policing.notices.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.record.matching.ListedNames;

/**
 * The notices of a place that somebody has to see to. Counts and lines come from the same query; nobody who is off the
 * register today is in one.
 */
@Service
public class NoticeQueues {

    private static final int DAYS_AHEAD = 14;

    private static final Map<String, String> SORTED_BY =
            Map.of("number", "p.serial", "name", "coalesce(p.name_latin, p.name_urdu)", "state", "b.on_day");

    private static final String REGISTERED = """
            join registration.standing_view s on s.person_id = b.person_id
            where s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeQueues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line.
     *
     * @param kind of the notice or the task
     * @param item the notice or the task
     * @param state of the notice; null for a task
     * @param on the day of the change or of what happened
     * @param until the last day in time, of a visit the last day there; null for none
     * @param district where somebody stays; null for none
     * @param since the day from which it is counted with whom it lies; null where it stays with the officer
     */
    public record Line(
            PersonId person,
            RegisterNumber number,
            PersonName name,
            UUID item,
            String kind,
            @Nullable String state,
            LocalDate on,
            @Nullable LocalDate until,
            @Nullable String district,
            @Nullable LocalDate since) {}

    /**
     * Which lines.
     *
     * @param search a register number, some of its digits, or a name, as {@link ListedNames} finds it; empty for everybody
     * @param days none that began later than this many days ago; 0 for all
     */
    public record Filter(NoticeQueue queue, String search, int days) {

        /** Everything in it. */
        public static Filter of(NoticeQueue queue) {
            return new Filter(queue, "", 0);
        }
    }

    @Transactional(readOnly = true)
    public long count(CaseScope scope, Filter filter) {
        return bound("select count(*)" + from(filter, scope), scope, filter)
                .query(Long.class)
                .single();
    }

    /** How many each queue has; the people of the place are looked up once for all. */
    @Transactional(readOnly = true)
    public Map<NoticeQueue, Long> counts(CaseScope scope) {
        String all = Arrays.stream(NoticeQueue.values())
                .map(queue -> "select '%s' as queue, person_id from (%s) of_queue".formatted(queue, base(queue, scope)))
                .collect(Collectors.joining(" union all "));
        Map<NoticeQueue, Long> counts = new EnumMap<>(NoticeQueue.class);
        bound(
                        "select b.queue, count(*) as lines from (" + mine(scope) + all + ") b " + REGISTERED
                                + " group by b.queue",
                        scope,
                        Filter.of(NoticeQueue.TASKS))
                .query(Count.class)
                .list()
                .forEach(count -> counts.put(count.queue(), count.lines()));
        return counts;
    }

    record Count(NoticeQueue queue, long lines) {}

    /**
     * So many lines of a queue.
     *
     * @param station that answers for whoever they are of; null for none
     */
    public record Placed(NoticeQueue queue, @Nullable String station, long lines) {}

    /** How many lines the queues have by station; those of visitors are of no station. */
    @Transactional(readOnly = true)
    public List<Placed> countsByStation(Collection<NoticeQueue> queues) {
        CaseScope nation = new CaseScope(true, Set.of(), Set.of());
        String all = queues.stream()
                .map(queue ->
                        "select '%s' as queue, person_id from (%s) of_queue".formatted(queue, base(queue, nation)))
                .collect(Collectors.joining(" union all "));
        return bound(
                        "select b.queue, a.station_code as station, count(*) as lines from (" + all + """
                        ) b left join lateral (
                            select o.station_code from supervision.answering_station o where o.person_id = b.person_id
                            order by o.station_code limit 1) a on true
                        """
                                + REGISTERED + " group by 1, 2",
                        nation,
                        Filter.of(NoticeQueue.TASKS))
                .query(Placed.class)
                .list();
    }

    /** The lines after the first so many. */
    @Transactional(readOnly = true)
    public List<Line> lines(CaseScope scope, Filter filter, ListSort sort, long after, int most) {
        return bound(
                        "select b.*, p.serial as number, p.name_latin, p.name_urdu" + from(filter, scope) + " order by "
                                + sort.sql(SORTED_BY, "b.until_day nulls last, b.since_day, b.on_day, b.item")
                                + " offset :after limit :most",
                        scope,
                        filter)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    private StatementSpec bound(String sql, CaseScope scope, Filter filter) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .param("today", today)
                .param("soon", today.plusDays(DAYS_AHEAD))
                .param("until", today.minusDays(filter.days()))
                .params(ListedNames.parameters(filter.search()))
                .param("stations", scope.stations().toArray(String[]::new))
                .param("districts", scope.districts().toArray(String[]::new));
    }

    private static String from(Filter filter, CaseScope scope) {
        return " from (" + mine(scope) + base(filter.queue(), scope)
                + ") b join register.person_view p on p.id = b.person_id " + REGISTERED
                + (filter.days() == 0 ? "" : " and b.since_day <= :until")
                + ListedNames.and(filter.search());
    }

    private static String base(NoticeQueue queue, CaseScope scope) {
        return switch (queue) {
            case TO_VERIFY -> open(scope) + " and (n.last_day is null or n.last_day >= :today)";
            case DEADLINE_PASSED -> open(scope) + " and n.last_day < :today";
            case ANNOUNCED -> """
                    select a.person_id, a.id as item, a.kind, null as state, a.announced_on as on_day,
                           null::date as until_day, null as district_code, a.announced_on as since_day
                    from notices.announcement a
                    """ + join(scope, "a") + """
                     where a.closed_at is null
                      and not exists (select from notices.notice n where n.id = a.notice_id)
                    """;
            case TASKS -> """
                    select t.person_id, t.id as item, t.kind, null as state, t.happened_on as on_day,
                           null::date as until_day, null as district_code, t.opened_on as since_day
                    from notices.task t
                    """ + join(scope, "t") + " where t.outcome is null";
            case VISITS -> """
                    select n.person_id, n.id as item, n.kind, n.state, n.happens_on as on_day, n.until_on as until_day,
                           n.district_code, null::date as since_day
                    from notices.notice n
                    where n.state not in ('REFUSED', 'WITHDRAWN') and n.district_code is not null
                      and n.until_on >= :today and n.happens_on <= :soon and n.district_code = any (:districts)
                      and not exists (select from supervision.responsibility_view r where r.person_id = n.person_id
                          and r.until_day is null and r.station_code = any (:stations))
                    """;
        };
    }

    private static String open(CaseScope scope) {
        return """
                select n.person_id, n.id as item, n.kind, n.state, n.happens_on as on_day, n.last_day as until_day,
                       n.district_code, null::date as since_day
                from notices.notice n
                """ + join(scope, "n") + " where n.state in ('ANNOUNCED', 'RECEIVED', 'VERIFYING')";
    }

    /**
     * The people of a place are few, and are looked up first; those in custody stay with the station that was
     * responsible last.
     */
    private static String mine(CaseScope scope) {
        return scope.isNational() ? "" : """
                with mine as materialized (
                    select a.person_id from supervision.answering_station a where a.station_code = any (:stations))
                """;
    }

    private static String join(CaseScope scope, String alias) {
        return scope.isNational() ? "" : " join mine m on m.person_id = " + alias + ".person_id ";
    }
}
