package pk.gov.nsor.policing.supervision.caseload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead;
import pk.gov.nsor.policing.supervision.CaseScope;

/**
 * Appearances, visits, reviews of the risk and alleged breaches of the coming weeks: duties that are open, the next verification
 * of whoever has no open one, and somebody without a residence once each week in which no weekly duty of theirs is open.
 */
@Component
class CaseWorkAhead implements WorkAhead {

    private static final CaseScope NATION = new CaseScope(true, Set.of(), Set.of());

    /** Lists, as they will be on the last day of the weeks where nobody does anything, and what else will be due by then. */
    private static final String DUE = """
            with answering as (
                select person_id, station_code from supervision.responsibility where until_day is null),
            work as (
                select case l.list when 'DUE_TODAY' then 'APPEARANCE' when 'VISITS' then 'VISIT'
                        when 'RISK_REVIEWS' then 'RISK_REVIEW' when 'OVERDUE' then 'BREACH' end as kind,
                    l.station_code, case l.list when 'OVERDUE' then cast(:now as date) else l.day end as due_on
                from (%s) l join registration.standing_view s on s.person_id = l.person_id
                where s.first_day <= :now and (s.last_day is null or s.last_day >= :now)
                union all
                select 'APPEARANCE', m.station_code, s.next_verification_on
                from registration.standing_view s join answering m on m.person_id = s.person_id
                where s.next_verification_on between :now and :today and not exists (
                    select from supervision.duty d
                    where d.kind = 'VERIFICATION' and d.state = 'OPEN' and d.person_id = any (array(
                        select s.person_id union all
                        select j.part_id from register.merged_view j where j.root_id = s.person_id)))
                union all
                select 'APPEARANCE', m.station_code, week::date
                from supervision.case_file c join answering m on m.person_id = c.person_id
                cross join generate_series(:monday + 7, :today - 6, interval '7 days') as each (week)
                where c.without_residence_since is not null and not exists (
                    select from supervision.duty d
                    where d.person_id = c.person_id and d.kind = 'WEEKLY' and d.state = 'OPEN'
                        and d.due_on between week::date and week::date + 6))
            select kind, station_code as station, greatest(0, (due_on - :monday) / 7) as week, count(*) as count
            from work group by 1, 2, 3
            """.formatted(CaseListSql.of(
            List.of(CaseList.DUE_TODAY, CaseList.VISITS, CaseList.RISK_REVIEWS, CaseList.OVERDUE), NATION));

    private final JdbcClient jdbc;
    private final PoliceStations stations;

    CaseWorkAhead(JdbcClient jdbc, PoliceStations stations) {
        this.jdbc = jdbc;
        this.stations = stations;
    }

    private record Counted(Kind kind, String station, int week, long count) {}

    @Override
    @Transactional(readOnly = true)
    public List<Due> due(LocalDate today, LocalDate monday, int weeks) {
        Map<String, String> districts =
                stations.all().stream().collect(Collectors.toMap(PoliceStation::code, PoliceStation::districtCode));
        List<Due> due = new ArrayList<>();
        jdbc.sql(DUE)
                .param("now", today)
                .param("monday", monday)
                .param("today", monday.plusWeeks(weeks).minusDays(1))
                .query(Counted.class)
                .list()
                .forEach(each -> {
                    String district = districts.get(each.station);
                    if (district != null) {
                        due.add(new Due(each.kind, district, each.week, each.count));
                    }
                });
        return due;
    }
}
