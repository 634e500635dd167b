package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.SplitEffect;

/**
 * Where requests belong. One whose station comes to lie in another district goes with it, whatever has become of it: the
 * prosecutors and the DPO of that district see it, and those of the old one do no more. The prosecutor's time runs on.
 */
@Component
@Order(1)
public class RequestPlaces implements SplitEffect {

    private static final Actor PLACES = Actor.system("disclosure");

    private final JdbcClient jdbc;
    private final PoliceStations stations;
    private final Trail trail;
    private final Clock clock;

    RequestPlaces(JdbcClient jdbc, PoliceStations stations, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.stations = stations;
        this.trail = trail;
        this.clock = clock;
    }

    /** The key of the one station of a district that has the name; empty for none, and for several. */
    Optional<String> station(String name, String district) {
        List<String> found = stations.named(name).stream()
                .filter(station -> station.districtCode().equals(district))
                .map(PoliceStation::code)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Preview preview(DistrictSplit split, LocalDate from) {
        long moving = jdbc.sql("select count(*) from disclosure.request where station_code = any (?)")
                .param(split.stations().toArray(String[]::new))
                .query(Long.class)
                .single();
        return new Preview(List.of(Text.of("disclosure.split", moving)), List.of());
    }

    /** At once where the split counts already; otherwise the sweep moves them on its day. */
    @Override
    public void follow(DistrictSplit split, Approval approval) {
        if (!approval.effectiveFrom().isAfter(LocalDate.now(clock))) {
            split.stations().forEach(station -> move(station, split.code()));
        }
    }

    /** Moves those whose station lies in another district today than they say. */
    @Transactional
    public void moveAll() {
        record Place(String station, String district) {}
        jdbc.sql("select distinct station_code as station, district_code as district from disclosure.request"
                        + " where station_code is not null")
                .query(Place.class)
                .list()
                .forEach(place -> stations.byCode(place.station())
                        .map(PoliceStation::districtCode)
                        .filter(now -> !now.equals(place.district()))
                        .ifPresent(now -> move(place.station(), now)));
    }

    private void move(String station, String district) {
        List<UUID> moved =
                jdbc.sql("""
                        update disclosure.request r set district_code = d.code, province_code = d.province_code
                        from reference.district d
                        where d.code = ? and r.station_code = ? and r.district_code <> d.code
                        returning r.id
                        """).params(district, station).query(UUID.class).list();
        for (UUID id : moved) {
            trail.append(TrailEntry.done(PLACES, TrailAction.DISCLOSURE_MOVED)
                    .about(id)
                    .with(Map.of("district", district)));
        }
    }
}
