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

/** The courts, always current, in every process. Methods without a day are about today. */
@Component
public class Courts {

    private final Snapshot<PlaceRepository> table;
    private final Clock clock;

    Courts(JdbcClient jdbc, Clock clock) {
        this.table = new Snapshot<>(jdbc, PlaceRepository.VERSION, () -> PlaceRepository.read(jdbc, "court"));
        this.clock = clock;
    }

    /** By English name. */
    public List<Court> all() {
        LocalDate today = today();
        return table.current().all().stream()
                .filter(place -> place.isThere(today))
                .map(place -> of(place, today))
                .toList();
    }

    /** The court with this key, also where it has ended or has not begun yet. */
    public Optional<Court> byCode(String code) {
        LocalDate today = today();
        return table.current().all().stream()
                .filter(place -> place.code().equals(code))
                .findFirst()
                .map(place -> of(place, today));
    }

    /** The courts in a district, by English name. */
    public List<Court> inDistrict(String districtCode) {
        return inDistrict(districtCode, today());
    }

    /** The courts in a district on a day, by English name. */
    public List<Court> inDistrict(String districtCode, LocalDate day) {
        return table.current().all().stream()
                .filter(place -> place.isThere(day) && place.districtOn(day).equals(districtCode))
                .map(place -> of(place, day))
                .toList();
    }

    /** Those that ever were or will be in a district, by English name. */
    public List<Court> everIn(String districtCode) {
        LocalDate today = today();
        return table.current().all().stream()
                .filter(place -> place.isEverOf(districtCode))
                .map(place -> of(place, today))
                .toList();
    }

    /**
     * The court with this key or name in either language; case, spaces and punctuation do not count. One that has
     * ended is found by its name, one that has not begun yet is not.
     *
     * @return none where nothing is known by this name
     */
    public List<Court> named(String codeOrName) {
        LocalDate today = today();
        return table.current().bySpelling().getOrDefault(Spelling.of(codeOrName), List.of()).stream()
                .filter(place -> place.hasBegun(today))
                .map(place -> of(place, today))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Court of(Place place, LocalDate day) {
        return new Court(
                place.code(), place.nameEn(), place.nameUr(), place.districtOn(day), place.confidence(), place.stays());
    }
}
