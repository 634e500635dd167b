package pk.gov.nsor.policing.supervision.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.shell.dashboard.OpenTasks;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;

/** Standing checks of whether somebody who is not inside a prison could be found, and has a day on which they are seen. */
@Configuration(proxyBeanMethods = false)
class SupervisionChecks {

    private static final String ADDRESS_DAYS = "quality.address-days";
    private static final String LEAVE_DAYS = "quality.leave-days";

    private static final String NO_ADDRESS = """
            select s.person_id,
                coalesce(
                    (select max(a.until_day) from register.address_view a
                        where a.person_id = s.person_id and a.withdrawn_at is null),
                    s.first_day) as since
            from registration.standing_view s
            where s.first_day is not null and not s.in_custody
                and not exists (
                    select from register.address_view a
                    where a.person_id = s.person_id and a.withdrawn_at is null and a.from_day <= :today
                        and (a.until_day is null or a.until_day >= :today))
                and not exists (
                    select from supervision.case_file f
                    where f.person_id = s.person_id and f.without_residence_since is not null)
            """;

    /**
     * An address was seen by a visit, a document, or somebody else who confirmed it; nobody's word for their own counts. What
     * was seen of it under a record that was joined since counts as well.
     */
    private static final String ADDRESS_NOT_SEEN = """
            with before_joining as materialized (
                select w.address_id, max(h.happened_on) as seen_on
                from register.moved_address_view w
                join register.address_view a on a.id = w.address_id
                join supervision.appearance h on h.person_id = w.part_id
                    and h.happened_on >= a.from_day and h.recorded_at <= w.merged_at
                    and h.address_seen in ('CONFIRMED_BY_ANOTHER', 'DOCUMENT', 'VISITED')
                group by w.address_id)
            select n.person_id, n.seen_on as since
            from (
                select s.person_id,
                    greatest(
                        (a.recorded_at at time zone 'Asia/Karachi')::date,
                        (select max(v.happened_on) from supervision.visit_report v
                            where v.address_id = a.id and v.finding = 'CONFIRMED'),
                        (select max(h.happened_on) from supervision.appearance h
                            where h.person_id = s.person_id and h.happened_on >= a.from_day
                                and h.address_seen in ('CONFIRMED_BY_ANOTHER', 'DOCUMENT', 'VISITED')),
                        (select b.seen_on from before_joining b where b.address_id = a.id)) as seen_on
                from registration.standing_view s
                join lateral (
                    select * from register.address_view x
                    where x.person_id = s.person_id and x.withdrawn_at is null and x.from_day <= :today
                        and (x.until_day is null or x.until_day >= :today)
                    order by x.from_day desc, x.id desc limit 1) a on true
                where s.first_day is not null and not s.in_custody) n
            where n.seen_on < :today - :addressDays::int
            """;

    /** A station that is no more answers for nobody. */
    private static final String NO_STATION = """
            select s.person_id, s.first_day as since
            from registration.standing_view s
            where s.first_day is not null and not s.in_custody
                and not exists (
                    select from supervision.answering_station a
                    where a.person_id = s.person_id and a.station_code <> all (:endedStations))
            """;

    /** Everybody appears once a year at least, so whoever has more than a year left has a day to come, or a duty that is open. */
    private static final String NO_NEXT_DAY = """
            select s.person_id, s.first_day as since
            from registration.standing_view s
            where s.first_day is not null and not s.in_custody
                and (s.last_day is null or s.last_day > (:today + interval '1 year')::date)
                and (s.next_verification_on is null or s.next_verification_on < :today)
                and not exists (
                    select from supervision.duty d where d.person_id = s.person_id and d.state = 'OPEN')
                and not exists (
                    select from register.merged_view m
                    join supervision.duty d on d.person_id = m.part_id and d.state = 'OPEN'
                    where m.root_id = s.person_id)
            """;

    /** A leave ends nothing, so no duty begins with it: no station would look for whoever does not come back. */
    private static final String LEAVE_NOT_ENDED = """
            select l.person_id, l.began_on as since
            from conviction.open_leave l
            where l.began_on < :today - :leaveDays::int
            """;

    private static final String OPEN_TASKS = """
            select b.person_id, b.alleged_on as since from supervision.breach b where b.state = 'ALLEGED'
            union all
            select t.person_id, t.offered_on from supervision.transfer t where t.state = 'OFFERED'
            """;

    private record Check(String name, int order, String people, Supplier<Map<String, Object>> values)
            implements PeopleCheck {

        @Override
        public Map<String, Object> parameters() {
            return values.get();
        }
    }

    @Bean
    PeopleCheck noAddressCheck() {
        return new Check("no-address", 40, NO_ADDRESS, Map::of);
    }

    @Bean
    PeopleCheck addressNotSeenCheck(PolicyValues values, Clock clock) {
        return new Check(
                "address-not-seen",
                41,
                ADDRESS_NOT_SEEN,
                () -> Map.of(
                        "addressDays",
                        values.get(ADDRESS_DAYS, LocalDate.now(clock)).number()));
    }

    @Bean
    PeopleCheck noStationCheck(PoliceStations stations) {
        return new Check(
                "no-station",
                42,
                NO_STATION,
                () -> Map.of(
                        "endedStations",
                        stations.ended().stream().map(PoliceStation::code).toArray(String[]::new)));
    }

    @Bean
    PeopleCheck noNextDayCheck() {
        return new Check("no-next-day", 43, NO_NEXT_DAY, Map::of);
    }

    @Bean
    PeopleCheck leaveNotEndedCheck(PolicyValues values, Clock clock) {
        return new Check(
                "leave-not-ended",
                44,
                LEAVE_NOT_ENDED,
                () -> Map.of(
                        "leaveDays",
                        values.get(LEAVE_DAYS, LocalDate.now(clock)).number()));
    }

    /** Alleged breaches that nobody has decided, and offers that no district has answered. */
    @Bean
    OpenTasks openSupervisionTasks() {
        return () -> OPEN_TASKS;
    }
}
