package pk.gov.nsor.policing.supervision.caseload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Order;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Part;

/**
 * The first lines of several lists, and how many lines each has, by one statement; they agree with {@link Caseload}. Of
 * {@link #AHEAD} only what comes within the days that Today looks ahead, and the nation's absconders only up to
 * {@link #MOST_COUNTED} and one.
 */
@Service
public class CaseBeginnings {

    /** What is the nation's is on every officer's Today, and would be counted each time by whoever opens it. */
    public static final int MOST_COUNTED = 1_000;

    private static final int DAYS_AHEAD = TodayPart.DAYS_AHEAD;

    /** The lists of what is to come. */
    private static final List<CaseList> AHEAD = List.of(CaseList.DUE_SOON, CaseList.VISITS_COMING, CaseList.RELEASES);

    private static final Part NOTHING = new Part(List.of(), 0);

    private final JdbcClient jdbc;
    private final Caseload caseload;
    private final Clock clock;

    CaseBeginnings(JdbcClient jdbc, Caseload caseload, Clock clock) {
        this.jdbc = jdbc;
        this.caseload = caseload;
        this.clock = clock;
    }

    /** What the list is asked for with. */
    public static Filter filter(CaseList list) {
        return new Filter(list, "", "", 0, AHEAD.contains(list) ? DAYS_AHEAD : 0);
    }

    /** @param most how many lines of each at most */
    @Transactional(readOnly = true)
    public Map<CaseList, Part> of(Collection<CaseList> lists, CaseScope scope, int most) {
        Map<CaseList, Part> found = new EnumMap<>(CaseList.class);
        if (scope.isNational() || lists.contains(CaseList.ALERTS)) {
            // Of the nation each list is found along an index of its own.
            lists.stream()
                    .filter(list -> scope.isNational() || list == CaseList.ALERTS)
                    .forEach(list -> found.put(list, ofTheNation(list, scope, most)));
        }
        List<CaseList> others =
                lists.stream().filter(list -> !found.containsKey(list)).toList();
        if (others.isEmpty()) {
            return found;
        }
        others.forEach(list -> found.put(list, NOTHING));
        bound("""
                        select c.*, p.serial, p.name_latin, p.name_urdu from (
                            select b.*, count(*) over (partition by b.list) as lines,
                                row_number() over (partition by b.list order by b.day nulls last, b.person_id, b.item)
                                    as position
                            %s) c
                        join register.person_view p on p.id = c.person_id
                        where c.position <= :most order by c.list, c.position
                        """.formatted(lines(others, scope)), scope).param("most", most).query((RowCallbackHandler) row -> {
            CaseList list = CaseList.valueOf(row.getString("list"));
            long count = row.getLong("lines");
            List<CaseRow> rows =
                    new ArrayList<>(found.getOrDefault(list, NOTHING).rows());
            rows.add(Caseload.row(row));
            found.put(list, new Part(rows, count));
        });
        return found;
    }

    private Part ofTheNation(CaseList list, CaseScope scope, int most) {
        Filter filter = filter(list);
        if (list != CaseList.ALERTS) {
            return caseload.part(scope, filter, Order.DAY, false, 0, most);
        }
        List<CaseRow> rows = caseload.rows(scope, filter, Order.DAY, false, 0, most);
        return new Part(rows, rows.size() < most ? rows.size() : caseload.countUpTo(MOST_COUNTED + 1L, scope, filter));
    }

    /** The counts alone. */
    @Transactional(readOnly = true)
    public Map<CaseList, Long> counts(Collection<CaseList> lists, CaseScope scope) {
        Map<CaseList, Long> counts = new EnumMap<>(CaseList.class);
        if (scope.isNational()) {
            lists.forEach(list -> counts.put(list, caseload.count(scope, filter(list))));
            return counts;
        }
        lists.forEach(list -> counts.put(list, 0L));
        bound("select b.list, count(*) as lines" + lines(lists, scope) + " group by b.list", scope)
                .query((RowCallbackHandler)
                        row -> counts.put(CaseList.valueOf(row.getString("list")), row.getLong("lines")));
        return counts;
    }

    /**
     * So many lines of a list.
     *
     * @param place the district of a list of districts; otherwise the station, null for none
     */
    public record Placed(CaseList list, @Nullable String place, long lines) {}

    /** How many lines each list of the nation has by place, counted as {@link #counts} does. */
    @Transactional(readOnly = true)
    public List<Placed> countsByPlace(Collection<CaseList> lists) {
        CaseScope nation = new CaseScope(true, Set.of(), Set.of());
        return bound("""
                        select b.list, case when b.list in ('RELEASES', 'TRANSFERS_IN') then b.district_code
                            else b.station_code end as place, count(*) as lines
                        """ + lines(lists, nation) + " group by 1, 2", nation)
                .query(Placed.class)
                .list();
    }

    /** How many people each station answers for; as many as {@link CaseList#EVERYBODY} has, which looks for duties, too. */
    @Transactional(readOnly = true)
    public List<Placed> everybodyByStation() {
        return jdbc.sql("""
                        select 'EVERYBODY' as list, r.station_code as place, count(*) as lines
                        from supervision.responsibility r
                        join registration.standing_view s on s.person_id = r.person_id
                        where r.until_day is null and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                        group by r.station_code
                        """)
                .param("today", LocalDate.now(clock))
                .query(Placed.class)
                .list();
    }

    private static String lines(Collection<CaseList> lists, CaseScope scope) {
        return " from (" + CaseListSql.of(lists, scope)
                + """
                ) b
                join registration.standing_view s on s.person_id = b.person_id
                where s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                    and (b.day is null or b.day <= :ahead or b.list not in (%s))
                """.formatted(AHEAD.stream()
                        .map(list -> "'" + list + "'")
                        .collect(java.util.stream.Collectors.joining(", ")));
    }

    private StatementSpec bound(String sql, CaseScope scope) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .param("today", today)
                .param("ahead", today.plusDays(DAYS_AHEAD))
                .param("stations", scope.stations().toArray(String[]::new))
                .param("districts", scope.districts().toArray(String[]::new));
    }
}
