package pk.gov.nsor.foundation.reference.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Stay;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.reference.place.Located;
import pk.gov.nsor.foundation.reference.place.Territory;

/** Gathers what belongs to a district, and what belonged to it before a split. */
@Component
class DistrictPage {

    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;

    DistrictPage(Districts districts, Courts courts, PoliceStations stations) {
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
    }

    /**
     * Something that belongs or belonged to the district.
     *
     * @param history the districts it belongs to over time, where it ever moved; otherwise none
     */
    record Part<T extends Located>(T place, boolean isHere, List<HistoryLine> history) {}

    /** @param from null where it is beyond memory */
    record HistoryLine(
            District district,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** What a territory consisted of on a day. */
    record Figures(LocalDate day, List<District> districts, int tehsils, int stations, int courts) {}

    /**
     * The same territory on both sides of a split.
     *
     * @param own the district alone on the later day
     */
    record OverTheSplit(Figures before, Figures after, Figures own) {}

    List<Part<Tehsil>> tehsils(String code, LocalDate today) {
        List<String> here =
                districts.tehsils(code, today).stream().map(Tehsil::code).toList();
        return districts.tehsilsEver(code).stream()
                .map(tehsil -> part(tehsil, here.contains(tehsil.code())))
                .sorted(Comparator.comparing(part -> !part.isHere()))
                .toList();
    }

    List<Part<PoliceStation>> stations(String code, LocalDate today) {
        return parts(stations.everIn(code), stations.inDistrict(code, today));
    }

    List<Part<Court>> courts(String code, LocalDate today) {
        return parts(courts.everIn(code), courts.inDistrict(code, today));
    }

    /** The latest split by which the district was made or lost a part; one to come counts. */
    Optional<OverTheSplit> overTheSplit(String code) {
        LocalDate day = splitDays(code).max(Comparator.naturalOrder()).orElse(null);
        if (day == null) {
            return Optional.empty();
        }
        Territory territory = districts.comparable(code, day, day.minusDays(1));
        List<String> all = Stream.of(territory.onDay(), territory.onOtherDay())
                .flatMap(List::stream)
                .map(District::code)
                .distinct()
                .toList();
        return Optional.of(new OverTheSplit(
                figures(day.minusDays(1), territory.onOtherDay(), all),
                figures(day, territory.onDay(), all),
                figures(day, districts.byCode(code).stream().toList(), List.of(code))));
    }

    private Stream<LocalDate> splitDays(String code) {
        return Stream.concat(
                        districts.byCode(code).filter(own -> own.splitFrom() != null).stream(),
                        districts.everyDistrict().stream().filter(other -> code.equals(other.splitFrom())))
                .flatMap(district -> Stream.ofNullable(district.from()));
    }

    private Figures figures(LocalDate day, List<District> shown, List<String> codes) {
        int tehsilCount = 0;
        int stationCount = 0;
        int courtCount = 0;
        for (String code : codes) {
            tehsilCount += districts.tehsils(code, day).size();
            stationCount += stations.inDistrict(code, day).size();
            courtCount += courts.inDistrict(code, day).size();
        }
        return new Figures(day, shown, tehsilCount, stationCount, courtCount);
    }

    private <T extends Located> List<Part<T>> parts(List<T> ever, List<T> here) {
        List<String> present = here.stream().map(Located::code).toList();
        return ever.stream()
                .map(place -> part(place, present.contains(place.code())))
                .sorted(Comparator.comparing(part -> !part.isHere()))
                .toList();
    }

    private <T extends Located> Part<T> part(T place, boolean isHere) {
        List<HistoryLine> history = new ArrayList<>();
        if (place.stays().size() > 1) {
            for (Stay stay : place.stays()) {
                districts
                        .byCode(stay.districtCode())
                        .ifPresent(district -> history.add(new HistoryLine(district, stay.from(), stay.until())));
            }
        }
        return new Part<>(place, isHere, history);
    }
}
