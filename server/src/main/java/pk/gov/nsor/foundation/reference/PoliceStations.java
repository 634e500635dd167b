package pk.gov.nsor.foundation.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.place.Place;
import pk.gov.nsor.foundation.reference.place.PlaceRepository;
import pk.gov.nsor.foundation.reference.place.Spelling;

/** The police stations, always current, in every process. Methods without a day are about today. */
@Component
public class PoliceStations {

    private final Snapshot<PlaceRepository> table;
    private final Clock clock;

    PoliceStations(JdbcClient jdbc, Clock clock) {
        this.table = new Snapshot<>(jdbc, PlaceRepository.VERSION, () -> PlaceRepository.read(jdbc, "police_station"));
        this.clock = clock;
    }

    /** By English name. */
    public List<PoliceStation> all() {
        LocalDate today = today();
        return table.current().all().stream()
                .filter(place -> place.isThere(today))
                .map(place -> of(place, today))
                .toList();
    }

    /** The station with this key, also where it has ended or has not begun yet. */
    public Optional<PoliceStation> byCode(String code) {
        LocalDate today = today();
        return table.current().all().stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .map(place -> of(place, today));
    }

    /** The police stations in a district, by English name. */
    public List<PoliceStation> inDistrict(String districtCode) {
        return inDistrict(districtCode, today());
    }

    /** The police stations in a district on a day, by English name. */
    public List<PoliceStation> inDistrict(String districtCode, LocalDate day) {
        return table.current().all().stream()
                .filter(place -> place.isThere(day) && place.districtOn(day).equals(districtCode))
                .map(place -> of(place, day))
                .toList();
    }

    /** Those that ever were or will be in a district, by English name. */
    public List<PoliceStation> everIn(String districtCode) {
        LocalDate today = today();
        return table.current().all().stream()
                .filter(place -> place.isEverOf(districtCode))
                .map(place -> of(place, today))
                .toList();
    }

    /**
     * The station with this key or name in either language; case, spaces and punctuation do not count. One that has
     * ended is found by its name, one that has not begun yet is not.
     *
     * @return none where nothing is known by this name
     */
    public List<PoliceStation> named(String codeOrName) {
        LocalDate today = today();
        return table.current().bySpelling().getOrDefault(Spelling.of(codeOrName), List.of()).stream()
                .filter(place -> place.hasBegun(today))
                .map(place -> of(place, today))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static PoliceStation of(Place place, LocalDate day) {
        return new PoliceStation(
                place.code(), place.nameEn(), place.nameUr(), place.districtOn(day), place.confidence(), place.stays());
    }
}
