package pk.gov.nsor.foundation.reference.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.foundation.reference.OffenceOfLaw;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Province;
import pk.gov.nsor.foundation.reference.Tehsil;

/** The lists of codes as they are today, and what a name means in each. */
@Component
class CodeTables {

    private static final Comparator<Code> BY_NAME =
            Comparator.comparing(Code::name).thenComparing(Code::code);

    private final Gazetteer gazetteer;
    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;
    private final Offences offences;
    private final Clock clock;

    CodeTables(
            Gazetteer gazetteer,
            Districts districts,
            Courts courts,
            PoliceStations stations,
            Offences offences,
            Clock clock) {
        this.gazetteer = gazetteer;
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
        this.offences = offences;
        this.clock = clock;
    }

    /** @param named what is meant by it alone; null for the whole list */
    List<Code> of(CodeList list, @Nullable String named) {
        Stream<Code> codes = switch (list) {
            case PROVINCES ->
                gazetteer.provinces().stream()
                        .filter(isNamed(named, Province::code, Province::nameEn, Province::nameUr))
                        .map(CodeTables::code);
            case DISTRICTS ->
                (named == null ? districts.all() : districts.find(named))
                        .stream().map(CodeTables::code);
            case TEHSILS -> tehsils(named);
            case COURTS ->
                (named == null ? courts.all() : courts.named(named)).stream().map(CodeTables::code);
            case POLICE_STATIONS ->
                (named == null ? stations.all() : stations.named(named))
                        .stream().map(CodeTables::code);
            case SECTIONS -> (named == null ? offences.all().stream() : titled(named)).map(CodeTables::code);
        };
        return codes.sorted(BY_NAME).toList();
    }

    @SafeVarargs
    private static <T> Predicate<T> isNamed(@Nullable String named, Function<T, String>... names) {
        return thing -> named == null
                || Stream.of(names).anyMatch(name -> name.apply(thing).equalsIgnoreCase(named.strip()));
    }

    private Stream<Code> tehsils(@Nullable String named) {
        LocalDate today = LocalDate.now(clock);
        return districts.all().stream()
                .flatMap(district -> (named == null
                                ? districts.tehsils(district.code(), today).stream()
                                : districts.tehsilsNamed(named, district.code()).stream()
                                        .filter(tehsil ->
                                                tehsil.districtOn(today).equals(district.code())))
                        .map(tehsil -> code(tehsil, district)));
    }

    private Stream<OffenceOfLaw> titled(String named) {
        try {
            return offences.titled(Section.parse(named)).stream();
        } catch (InvalidValueException none) {
            return Optional.<OffenceOfLaw>empty().stream();
        }
    }

    private static Code code(Province province) {
        return new Code(province.code(), province.nameEn(), province.nameUr(), null);
    }

    private static Code code(District district) {
        return new Code(district.code(), district.nameEn(), district.nameUr(), district.provinceCode());
    }

    private static Code code(Tehsil tehsil, District district) {
        return new Code(tehsil.code(), tehsil.nameEn(), null, district.code());
    }

    private static Code code(Court court) {
        return new Code(court.code(), court.nameEn(), court.nameUr(), court.districtCode());
    }

    private static Code code(PoliceStation station) {
        return new Code(station.code(), station.nameEn(), station.nameUr(), station.districtCode());
    }

    private static Code code(OffenceOfLaw offence) {
        return new Code(offence.section().toString(), offence.titleEn(), offence.titleUr(), null);
    }
}
