package pk.gov.nsor.policing.supervision.caseload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead;

/**
 * Appearances, visits, reviews of the risk and alleged breaches of the coming weeks: duties that are open, the next verification
 * of whoever has no open one, and somebody without a residence once each week in which no weekly duty of theirs is open.
 */
@Component
class CaseWorkAhead implements WorkAhead {

    private static final String DUE = """
            with answering as (
                select person_id, station_code from supervision.responsibility where until_day is null),
            work as (
                select 'APPEARANCE' as kind, m.station_code, d.due_on
                from supervision.duty d join answering m on m.person_id = d.person_id
                where d.state = 'OPEN' and d.due_on < :end
                union all
                select 'APPEARANCE', m.station_code, s.next_verification_on
                from registration.standing_view s join answering m on m.person_id = s.person_id
                where s.next_verification_on between :today and :end - 1 and not exists (
                    select from supervision.duty d
                    where d.person_id = s.person_id and d.kind = 'VERIFICATION' and d.state = 'OPEN')
                union all
                select 'APPEARANCE', m.station_code, week::date
                from supervision.case_file c join answering m on m.person_id = c.person_id
                cross join generate_series(:monday + 7, :end - 7, interval '7 days') as each (week)
                where c.without_residence_since is not null and not exists (
                    select from supervision.duty d
                    where d.person_id = c.person_id and d.kind = 'WEEKLY' and d.state = 'OPEN'
                        and d.due_on between week::date and week::date + 6)
                union all
                select 'VISIT', m.station_code, v.planned_on
                from supervision.visit v join answering m on m.person_id = v.person_id
                where v.state = 'PLANNED' and v.planned_on < :end
                union all
                select 'RISK_REVIEW', m.station_code, r.next_review_on
                from supervision.risk_assessment r join answering m on m.person_id = r.person_id
                where r.latest and r.next_review_on < :end
                union all
                select 'BREACH', m.station_code, :today
                from supervision.breach b join answering m on m.person_id = b.person_id
                where b.state = 'ALLEGED')
            select kind, station_code as station, greatest(0, (due_on - :monday) / 7) as week, count(*) as count
            from work group by 1, 2, 3
            """;

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
                .param("today", today)
                .param("monday", monday)
                .param("end", monday.plusWeeks(weeks))
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
