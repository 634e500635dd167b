package pk.gov.nsor.policing.supervision.caseload;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.dashboard.PlaceTrend;

/**
 * How many people came onto the register, by month and by the district of the first station that answered for them, as
 * that station's district was on the day it began: what a district was before it was split stays its own.
 */
@Component
class NewOnRegister implements PlaceTrend {

    private final JdbcClient jdbc;
    private final PoliceStations stations;

    NewOnRegister(JdbcClient jdbc, PoliceStations stations) {
        this.jdbc = jdbc;
        this.stations = stations;
    }

    /** So many people whom one station answered for first, from the same day. */
    record Came(
            LocalDate month,
            @Nullable String station,
            @Nullable LocalDate fromDay,
            long people) {}

    private record Place(YearMonth month, String district) {}

    @Override
    public String name() {
        return "registered";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Month> counted(LocalDate from, LocalDate to) {
        Map<String, PoliceStation> known = new HashMap<>();
        return jdbc.sql("""
                        select date_trunc('month', s.first_day)::date as month, f.station_code as station, f.from_day,
                            count(*) as people
                        from registration.standing_view s
                        left join lateral (
                            select r.station_code, r.from_day from supervision.responsibility r
                            where r.person_id = s.person_id order by r.id limit 1) f on true
                        where s.first_day between :from and :to and (s.last_day is null or s.last_day >= s.first_day)
                        group by 1, 2, 3
                        """).param("from", from).param("to", to).query(Came.class).list().stream()
                .collect(Collectors.groupingBy(
                        came -> new Place(YearMonth.from(came.month()), district(came, known)),
                        Collectors.summingLong(Came::people)))
                .entrySet()
                .stream()
                .map(sum -> new Month(sum.getKey().month(), sum.getKey().district(), sum.getValue()))
                .toList();
    }

    private String district(Came came, Map<String, PoliceStation> known) {
        String code = came.station();
        LocalDate day = came.fromDay();
        if (code == null || day == null) {
            return "";
        }
        PoliceStation station =
                known.computeIfAbsent(code, any -> stations.byCode(any).orElse(null));
        return station == null ? "" : station.districtOn(day);
    }
}
