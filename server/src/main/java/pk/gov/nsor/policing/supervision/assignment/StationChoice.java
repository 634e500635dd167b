package pk.gov.nsor.policing.supervision.assignment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Stay;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.register.Homes.Home;

/** Which station answers for somebody, as the places are at one moment. */
public final class StationChoice {

    private final Districts districts;
    private final Map<String, PoliceStation> byCode;
    private final Map<String, List<PoliceStation>> byDistrict;
    private final Map<String, PoliceStation> ended;

    public StationChoice(Districts districts, PoliceStations stations) {
        this.districts = districts;
        List<PoliceStation> all = stations.all();
        byCode = all.stream().collect(Collectors.toMap(PoliceStation::code, station -> station));
        byDistrict = all.stream().collect(Collectors.groupingBy(PoliceStation::districtCode));
        ended = stations.ended().stream().collect(Collectors.toMap(PoliceStation::code, station -> station));
    }

    /** The station of a district that takes whoever comes there; empty where there is none, which places do not let be. */
    Optional<String> ofDistrict(String district) {
        return byDistrict.getOrDefault(district, List.of()).stream()
                .map(PoliceStation::code)
                .min(Comparator.naturalOrder());
    }

    /**
     * Of somebody for whom no station answers yet: one in the district they said before their release that they go to, or
     * in that of the address, or where neither is known the one that investigated the latest offence.
     */
    public String first(@Nullable PlannedRelease plan, @Nullable Home home, LegalFacts facts) {
        return Optional.ofNullable(plan)
                .flatMap(known -> ofDistrict(known.district()))
                .or(() -> Optional.ofNullable(home).flatMap(known -> ofDistrict(known.district())))
                .or(() -> facts.convictions().stream()
                        .map(Conviction::judgment)
                        .map(judgment -> judgment.policeStationCode())
                        .filter(byCode::containsKey)
                        .findFirst())
                .orElseGet(this::any);
    }

    private String any() {
        return byCode.keySet().stream()
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("There is no police station"));
    }

    /** Whether the station is no more. */
    public boolean hasEnded(Responsibility now) {
        return ended.containsKey(now.station());
    }

    /**
     * Where the person's home has come to lie in another district by a split, and not by a move: a station of that district.
     * A station that is no more is always followed by another: of the district of the home, or of its own.
     */
    public Optional<String> afterSplit(Responsibility now, @Nullable Home home) {
        PoliceStation over = ended.get(now.station());
        if (over != null) {
            return Optional.ofNullable(home)
                    .flatMap(known -> ofDistrict(known.district()))
                    .or(() -> ofDistrict(over.districtCode()))
                    .or(() -> Optional.of(any()));
        }
        PoliceStation station = byCode.get(now.station());
        if (home == null || station == null) {
            return Optional.empty();
        }
        if (station.districtCode().equals(home.district())) {
            return Optional.empty();
        }
        LocalDate both = home.from().isAfter(now.from()) ? home.from() : now.from();
        String homeThen = districts.on(home.recordedDistrict(), home.tehsil(), both);
        return homeThen.equals(districtOn(station, both)) ? ofDistrict(home.district()) : Optional.empty();
    }

    /**
     * The first later day on which, by the splits that are known now, the home or a station of its district comes to lie in
     * another district; empty for none. Only then can {@link #afterSplit} find something new.
     *
     * @param home as it is on {@code today}
     */
    public Optional<LocalDate> nextSplit(@Nullable Home home, LocalDate today) {
        if (home == null) {
            return Optional.empty();
        }
        return Stream.concat(
                        districts.over(home.recordedDistrict(), home.tehsil(), today, null).stream(),
                        byDistrict.getOrDefault(home.district(), List.of()).stream()
                                .flatMap(station -> station.stays().stream()))
                .flatMap(stay -> Stream.ofNullable(stay.from()))
                .filter(from -> from.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    private static String districtOn(PoliceStation station, LocalDate day) {
        return station.stays().stream()
                .filter(stay -> stay.contains(day))
                .map(Stay::districtCode)
                .findFirst()
                .orElse(station.districtCode());
    }
}
