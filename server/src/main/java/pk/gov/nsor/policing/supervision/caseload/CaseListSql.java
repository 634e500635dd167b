package pk.gov.nsor.policing.supervision.caseload;

import java.util.Collection;
import java.util.stream.Collectors;
import pk.gov.nsor.policing.supervision.CaseScope;

/** Where the lines of each list come from. */
final class CaseListSql {

    private static final String ANSWERING =
            "select person_id, station_code from supervision.responsibility where until_day is null";

    /** Whose station answered last and who are in custody since: what they missed before is still to be decided. */
    private static final String LAST_ANSWERING = """
            select r.person_id, r.station_code from supervision.responsibility r
            where r.end_reason = 'CUSTODY' and not exists (
                select from supervision.responsibility l where l.person_id = r.person_id and l.id > r.id)
            """;

    private static final String LEADING_HAD_STATION =
            "exists (select from supervision.responsibility l where l.person_id = j.root_id)";

    private CaseListSql() {}

    /**
     * The lines of a list: person, station, day, kind, due day, district and item, of a place or of the nation. Asks for the
     * parameters {@code today}, {@code stations} and {@code districts}.
     */
    static String of(CaseList list, CaseScope scope) {
        return (list == CaseList.ALERTS ? "" : people(scope)) + lines(list, scope);
    }

    /** As {@link #of}, of several lists at once; the first column names the list. Who belongs to a place is looked up once. */
    static String of(Collection<CaseList> lists, CaseScope scope) {
        return people(scope)
                + lists.stream()
                        .map(list -> "select '%s' as list, l.* from (%s) l".formatted(list, lines(list, scope)))
                        .collect(Collectors.joining("\nunion all\n"));
    }

    private static String lines(CaseList list, CaseScope scope) {
        return switch (list) {
            case OVERDUE -> """
                    select m.person_id, m.station_code, a.alleged_on as day,
                           coalesce((select d.kind from supervision.duty d where d.id = a.duty_id),
                               (select 'NOTIFY_' || t.kind from supervision.notification_duty t where t.id = a.notification_duty_id)) as kind,
                           coalesce((select d.due_on from supervision.duty d where d.id = a.duty_id),
                               (select t.due_on from supervision.notification_duty t where t.id = a.notification_duty_id)) as due_on,
                           null as district_code, a.id as item
                    from supervision.breach a %s
                    where a.state = 'ALLEGED'
                    """.formatted(whose("a.person_id", followed(scope), scope));
            case DUE_TODAY -> due(scope) + " and d.due_on <= :today";
            case DUE_SOON -> due(scope) + " and d.due_on > :today";
            case VISITS -> planned(scope) + " and v.planned_on <= :today";
            case VISITS_COMING -> planned(scope) + " and v.planned_on > :today";
            case RISK_REVIEWS -> """
                    select m.person_id, m.station_code, r.next_review_on as day, r.level as kind, null::date as due_on,
                           null as district_code, r.id as item
                    from supervision.risk_assessment r %s
                    where r.latest and r.next_review_on <= :today and %s
                    """.formatted(whose("r.person_id", answering(scope), scope), LATEST_OF_ALL);
            case UNKNOWN -> """
                    select w.person_id, m.station_code, w.since_day as day, w.reason as kind, null::date as due_on,
                           null as district_code, null::uuid as item
                    from supervision.whereabouts w join %s m on m.person_id = w.person_id
                    where w.until_day is null
                    """.formatted(answering(scope));
            case ALERTS -> """
                    select w.person_id,
                           (select r.station_code from supervision.responsibility r
                               where r.person_id = w.person_id and r.until_day is null) as station_code,
                           w.since_day as day, w.reason as kind, null::date as due_on, null as district_code,
                           null::uuid as item
                    from supervision.whereabouts w
                    where w.until_day is null
                    """;
            case RELEASES -> """
                    select r.person_id, null as station_code, r.planned_on as day, r.prison as kind,
                           null::date as due_on, r.district_code, r.id as item
                    from supervision.planned_release r
                    where r.state = 'PLANNED' and not exists (
                        select from supervision.responsibility m
                        where m.person_id = r.person_id and m.until_day is null)
                    """ + (scope.isNational() ? "" : " and r.district_code = any (:districts)");
            case TRANSFERS_IN -> """
                    select t.person_id, t.from_station as station_code, t.offered_on as day, null as kind,
                           null::date as due_on, t.to_district as district_code, t.id as item
                    from supervision.transfer t
                    where t.state = 'OFFERED'
                    """ + (scope.isNational() ? "" : " and t.to_district = any (:districts)");
            case TRANSFERS_OUT -> """
                    select t.person_id, m.station_code, t.offered_on as day, null as kind, null::date as due_on,
                           t.to_district as district_code, t.id as item
                    from supervision.transfer t join %s m on m.person_id = t.person_id
                    where t.state = 'OFFERED'
                    """.formatted(answering(scope));
            case EVERYBODY -> """
                    select m.person_id, m.station_code, d.due_on as day, d.kind, d.due_on, null as district_code,
                           d.id as item
                    from %s m
                    left join %s
                    """.formatted(answering(scope), nextDuty(scope));
        };
    }

    /** Of joined records each has an assessment that is its latest: a condition on the latest of them, {@code r}. */
    private static final String LATEST_OF_ALL = """
            not exists (
                select from supervision.risk_assessment l
                where l.latest and (l.assessed_on, l.recorded_at, l.id) > (r.assessed_on, r.recorded_at, r.id)
                    and l.person_id = any (array(
                        select m.person_id union all
                        select j.part_id from register.merged_view j where j.root_id = m.person_id)))
            """;

    private static String planned(CaseScope scope) {
        return """
                select m.person_id, m.station_code, v.planned_on as day, null as kind, null::date as due_on,
                       null as district_code, v.id as item
                from supervision.visit v %s
                where v.state = 'PLANNED'
                """.formatted(whose("v.person_id", followed(scope), scope));
    }

    /** The open duty of each person that ends first, as {@code d}: those of the nation are all found at once. */
    private static String nextDuty(CaseScope scope) {
        return scope.isNational() ? """
                (
                    select distinct on (coalesce(j.root_id, o.person_id)) coalesce(j.root_id, o.person_id) as person_id,
                           o.id, o.kind, o.due_on
                    from supervision.duty o left join register.merged_view j on j.part_id = o.person_id and %s
                    where o.state = 'OPEN'
                    order by coalesce(j.root_id, o.person_id), o.due_on, o.kind
                ) d on d.person_id = m.person_id""".formatted(LEADING_HAD_STATION) : """
                lateral (
                    select id, kind, due_on from supervision.duty
                    where state = 'OPEN' and person_id = any (array(
                        select m.person_id union all
                        select j.part_id from register.merged_view j where j.root_id = m.person_id))
                    order by due_on, kind limit 1) d on true""";
    }

    private static String due(CaseScope scope) {
        return """
                select m.person_id, m.station_code, d.due_on as day, d.kind, d.due_on, null as district_code, d.id as item
                from supervision.duty d %s
                where d.state = 'OPEN'
                """.formatted(whose("d.person_id", answering(scope), scope));
    }

    /**
     * Joins as {@code m} the person and the station: of what lies under a joined record those of the leading one, unless that
     * never had a station. Of a place few people are looked up first, of the nation each line's.
     *
     * @param record the column that names the record under which a line lies
     */
    private static String whose(String record, String people, CaseScope scope) {
        return scope.isNational()
                ? """
                left join register.merged_view j on j.part_id = %1$s and %3$s
                join %2$s m on m.person_id = coalesce(j.root_id, %1$s)""".formatted(record, people, LEADING_HAD_STATION)
                : """
                join (
                    select person_id as record_id, person_id, station_code from %2$s p
                    where not exists (select from register.merged_view j where j.part_id = p.person_id and %3$s)
                    union all
                    select j.part_id, p.person_id, p.station_code from register.merged_view j join %2$s p on p.person_id = j.root_id
                ) m on m.record_id = %1$s""".formatted(record, people, LEADING_HAD_STATION);
    }

    /**
     * The people of a place are few, and are looked up first. Those of the nation are not, and nothing stands before their
     * statement: PostgreSQL does not look for the first lines along an index through a subquery that begins with {@code with}.
     */
    private static String people(CaseScope scope) {
        return scope.isNational()
                ? ""
                : """
                with answering as materialized (%s),
                followed as materialized (select * from answering union all %s)
                """.formatted(ANSWERING + within("station_code"), LAST_ANSWERING + within("r.station_code"));
    }

    private static String answering(CaseScope scope) {
        return scope.isNational() ? "(" + ANSWERING + ")" : "answering";
    }

    private static String followed(CaseScope scope) {
        return scope.isNational() ? "(" + ANSWERING + " union all " + LAST_ANSWERING + ")" : "followed";
    }

    private static String within(String column) {
        return " and " + column + " = any (:stations)";
    }
}
