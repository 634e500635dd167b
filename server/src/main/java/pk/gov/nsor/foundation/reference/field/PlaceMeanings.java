package pk.gov.nsor.foundation.reference.field;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.place.Spelling;

/**
 * What is meant by a place's key, by any of its names in either script, or by its name and that of its district with a comma
 * between, as the field offers it.
 */
@Component
class PlaceMeanings {

    private final Districts districts;
    private final AreaNames areas;
    private final PoliceStations stations;
    private final PlaceNames names;
    private final Clock clock;

    PlaceMeanings(Districts districts, AreaNames areas, PoliceStations stations, PlaceNames names, Clock clock) {
        this.districts = districts;
        this.areas = areas;
        this.stations = stations;
        this.names = names;
        this.clock = clock;
    }

    /** Districts and tehsils that are known by the text today or on the day. */
    PlaceMeaning<Area> area(String text, LocalDate day) {
        Optional<Area> byKey = areas.byCode(text)
                .or(() -> districts
                        .byCode(text)
                        .filter(district -> district.hasBegun(day))
                        .map(district -> new Area(district, null)));
        if (byKey.isPresent()) {
            return of(byKey.stream().toList(), List.of());
        }
        List<Area> parts = inDistrict(
                text,
                (name, within) -> districts.tehsilsNamed(name, within.code()).stream()
                        .filter(tehsil -> tehsil.districtOn(day).equals(within.code())
                                || tehsil.districtOn(LocalDate.now(clock)).equals(within.code()))
                        .map(tehsil -> new Area(within, tehsil))
                        .toList());
        if (!parts.isEmpty()) {
            return of(parts, List.of());
        }
        return switch (areas.find(text)) {
            case AreaMeaning.Known known -> of(List.of(known.area()), List.of());
            case AreaMeaning.Several several -> of(several.areas(), List.of());
            case AreaMeaning.Unknown unknown -> {
                // One that has ended, or is to come by that day.
                List<Area> ofThatDay = Stream.of(day, LocalDate.now(clock))
                        .flatMap(each -> districts.named(text, each).stream())
                        .distinct()
                        .map(district -> new Area(district, null))
                        .toList();
                yield of(ofThatDay, unknown.nearest());
            }
        };
    }

    /** As {@link #area}, where only a district will do. */
    PlaceMeaning<Area> district(String text, LocalDate day) {
        return area(text, day).wholes(area -> area.tehsil() == null, area -> new Area(area.district(), null));
    }

    /** The country, provinces and districts of today. */
    PlaceMeaning<Jurisdiction> jurisdiction(String text) {
        PlaceMeaning<Area> inside = district(text, LocalDate.now(clock));
        Spelling spelling = Spelling.of(text);
        List<Jurisdiction> wider = Stream.concat(
                        PlaceNames.COUNTRY.stream()
                                .filter(name -> Spelling.of(name).equals(spelling))
                                .map(name -> Jurisdiction.NATIONAL),
                        names.provinces()
                                .filter(province -> Stream.of(province.nameEn(), province.nameUr())
                                        .anyMatch(name -> Spelling.of(name).equals(spelling)))
                                .map(province -> (Jurisdiction) new OfProvince(province.code())))
                .toList();
        List<Jurisdiction> named = Stream.concat(
                        wider.stream(), inside.meant().stream().map(PlaceMeanings::districtOf))
                .toList();
        return new PlaceMeaning<>(
                named.isEmpty() ? byKey(text).stream().toList() : named,
                inside.alike().stream().map(PlaceMeanings::districtOf).toList(),
                false,
                Jurisdiction::written,
                names::offer);
    }

    private Optional<Jurisdiction> byKey(String text) {
        return Stream.<Stream<? extends Jurisdiction>>of(
                        Stream.of(Jurisdiction.NATIONAL),
                        names.provinces().map(province -> new OfProvince(province.code())),
                        districts.all().stream().map(district -> new OfDistrict(district.code())))
                .<Jurisdiction>flatMap(places -> places)
                .filter(place -> place.written().equals(text))
                .findFirst();
    }

    private static Jurisdiction districtOf(Area area) {
        return new OfDistrict(area.district().code());
    }

    PlaceMeaning<PoliceStation> station(String text) {
        List<PoliceStation> named = stations.named(text);
        List<PoliceStation> meant = named.isEmpty()
                ? inDistrict(
                        text,
                        (name, within) -> stations.named(name).stream()
                                .filter(station -> station.districtCode().equals(within.code()))
                                .toList())
                : named;
        return new PlaceMeaning<>(meant, List.of(), false, PoliceStation::code, names::offer);
    }

    private PlaceMeaning<Area> of(List<Area> meant, List<Area> alike) {
        return new PlaceMeaning<>(meant, alike, false, Area::code, names::offer);
    }

    @FunctionalInterface
    private interface InDistrict<T> {
        List<T> named(String name, District within);
    }

    /** Of a text such as "Model Town, Lahore"; none where it has no comma or no district behind it. */
    private <T> List<T> inDistrict(String text, InDistrict<T> places) {
        int comma = Math.max(text.lastIndexOf(','), text.lastIndexOf('،'));
        return comma < 0
                ? List.of()
                : districts.named(text.substring(comma + 1)).stream()
                        .flatMap(district -> places.named(text.substring(0, comma), district).stream())
                        .toList();
    }
}
