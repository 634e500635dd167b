package pk.gov.nsor.foundation.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.reference.place.Place;
import pk.gov.nsor.foundation.reference.place.PlaceRepository;
import pk.gov.nsor.foundation.reference.place.Spelling;

/**
 * Places that lie in districts, always current, in every process. Methods without a day are about today.
 *
 * @param <T> a place as it is on a day
 */
abstract class PlacesOfDistricts<T> {

    private final Snapshot<PlaceRepository> table;
    private final BiFunction<Place, LocalDate, T> onDay;
    private final Clock clock;

    PlacesOfDistricts(JdbcClient jdbc, Clock clock, String name, BiFunction<Place, LocalDate, T> onDay) {
        this.table = new Snapshot<>(jdbc, PlaceRepository.VERSION, () -> PlaceRepository.read(jdbc, name));
        this.onDay = onDay;
        this.clock = clock;
    }

    /** By English name. */
    public List<T> all() {
        LocalDate today = today();
        return those(place -> place.isThere(today), today).toList();
    }

    /** Those that are no more, by English name, in the district in which they would lie. */
    public List<T> ended() {
        LocalDate today = today();
        return those(place -> place.isOver(today), today).toList();
    }

    /** The one with this key, also where it has ended or has not begun yet. */
    public Optional<T> byCode(String code) {
        return byCode(code, today());
    }

    /** As {@link #byCode(String)}, in the district that it belongs to on a day. */
    public Optional<T> byCode(String code, LocalDate day) {
        return those(place -> place.code().equals(code), day).findFirst();
    }

    /** Those in a district, by English name. */
    public List<T> inDistrict(String districtCode) {
        return inDistrict(districtCode, today());
    }

    /** Those in a district on a day, by English name. */
    public List<T> inDistrict(String districtCode, LocalDate day) {
        return those(place -> place.isThere(day) && place.districtOn(day).equals(districtCode), day)
                .toList();
    }

    /** Those that ever were or will be in a district, by English name. */
    public List<T> everIn(String districtCode) {
        return those(place -> place.isEverOf(districtCode), today()).toList();
    }

    /**
     * Those with this key or name in either language; case, spaces and punctuation do not count. One that has ended is
     * found by its name, one that has not begun yet is not.
     *
     * @return none where nothing is known by this name
     */
    public List<T> named(String codeOrName) {
        LocalDate today = today();
        return table.current().bySpelling().getOrDefault(Spelling.of(codeOrName), List.of()).stream()
                .filter(place -> place.hasBegun(today))
                .map(place -> onDay.apply(place, today))
                .toList();
    }

    private Stream<T> those(Predicate<Place> which, LocalDate day) {
        return table.current().all().stream().filter(which).map(place -> onDay.apply(place, day));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
