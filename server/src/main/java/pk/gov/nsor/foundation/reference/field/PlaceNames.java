package pk.gov.nsor.foundation.reference.field;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Province;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.reference.place.Spelling;
import pk.gov.nsor.foundation.shell.UiFormat;

/** The places of today by the beginnings of their names, written in the reader's language. */
@Component
public class PlaceNames {

    /** How many places are offered for what was typed; more letters find the others. */
    public static final int MOST = 12;

    static final int FEWEST_LETTERS = 2;

    /** What the whole country is called. */
    static final List<String> COUNTRY = List.of("Pakistan", "پاکستان");

    private static final Pattern WORD_BEGINS = Pattern.compile("(?<![\\p{L}\\p{Nd}\\p{M}])(?=[\\p{L}\\p{Nd}])");

    private final Districts districts;
    private final PoliceStations stations;
    private final UiFormat uiFormat;
    private final Clock clock;

    PlaceNames(Districts districts, PoliceStations stations, UiFormat uiFormat, Clock clock) {
        this.districts = districts;
        this.stations = stations;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** How what was typed fits a place, the best first. */
    private enum Fit {
        WHOLE_NAME,
        BEGINNING,
        LATER_WORD,
        OTHER_NAME,
        NONE
    }

    /** The offer is written for the few that are shown. */
    private record Found(Fit fit, String name, WorkPlace place, Supplier<PlaceOffer> offer) {}

    /**
     * At most {@link #MOST}, what fits best first; none for fewer than two letters.
     *
     * @param within where the places lie
     */
    public List<PlaceOffer> beginningWith(String text, Set<PlaceKind> kinds, Jurisdiction within) {
        String letters = Spelling.of(text).letters();
        if (letters.codePointCount(0, letters.length()) < FEWEST_LETTERS) {
            return List.of();
        }
        return kinds.stream()
                .flatMap(kind -> switch (kind) {
                    case COUNTRY -> country(letters);
                    case PROVINCE -> provinces(letters);
                    case DISTRICT -> districts(letters);
                    case TEHSIL -> tehsils(letters);
                    case STATION -> stations(letters);
                })
                .filter(found -> found.fit != Fit.NONE && within.covers(found.place))
                .sorted(Comparator.comparing(Found::fit).thenComparing(Found::name))
                .limit(MOST)
                .map(found -> found.offer.get())
                .toList();
    }

    /** As it is offered and, where it was chosen, as the field has it. */
    PlaceOffer offer(Area area) {
        District district = area.district();
        Tehsil tehsil = area.tehsil();
        String province = isUrdu() ? district.provinceUr() : district.provinceEn();
        return tehsil == null
                ? new PlaceOffer(name(district), name(district), uiFormat.text("reference.field.district", province))
                : new PlaceOffer(
                        tehsil.nameEn() + uiFormat.text("shell.comma") + name(district),
                        tehsil.nameEn(),
                        uiFormat.text("reference.field.tehsil", name(district), province));
    }

    PlaceOffer offer(PoliceStation station) {
        String name = station.name(LocaleContextHolder.getLocale());
        String district =
                districts.byCode(station.districtCode()).map(PlaceNames::name).orElse("");
        return new PlaceOffer(
                name + uiFormat.text("shell.comma") + district,
                name,
                uiFormat.text("reference.field.station", district));
    }

    /** As it is offered and, where it was chosen, as the field has it. */
    PlaceOffer offer(Jurisdiction jurisdiction) {
        return switch (jurisdiction) {
            case National _ -> country();
            case OfProvince(String code) ->
                provinces()
                        .filter(province -> province.code().equals(code))
                        .findFirst()
                        .map(this::offer)
                        .orElseGet(() -> new PlaceOffer(code, code, ""));
            case OfDistrict(String code) ->
                districts
                        .byCode(code)
                        .map(district -> offer(new Area(district, null)))
                        .orElseGet(() -> new PlaceOffer(code, code, ""));
        };
    }

    private PlaceOffer offer(Province province) {
        String name = isUrdu() ? province.nameUr() : province.nameEn();
        return new PlaceOffer(name, name, uiFormat.text("reference.field.province"));
    }

    private PlaceOffer country() {
        String name = uiFormat.text("reference.field.pakistan");
        return new PlaceOffer(name, name, uiFormat.text("reference.field.country"));
    }

    /** Those of today's districts. */
    Stream<Province> provinces() {
        return districts.all().stream()
                .map(district -> new Province(district.provinceCode(), district.provinceEn(), district.provinceUr()))
                .distinct();
    }

    private Stream<Found> country(String letters) {
        return Stream.of(new Found(
                COUNTRY.stream().map(name -> fit(name, letters)).reduce(Fit.NONE, PlaceNames::better),
                COUNTRY.getFirst(),
                WorkPlace.COUNTRY,
                this::country));
    }

    private Stream<Found> provinces(String letters) {
        return provinces()
                .map(province -> new Found(
                        better(fit(province.nameEn(), letters), fit(province.nameUr(), letters)),
                        province.nameEn(),
                        WorkPlace.ofProvince(province.code()),
                        () -> offer(province)));
    }

    private Stream<Found> districts(String letters) {
        Set<District> calledSo = districts.current().byAlias().entrySet().stream()
                .filter(alias -> alias.getKey().letters().startsWith(letters))
                .flatMap(alias -> alias.getValue().stream())
                .collect(Collectors.toSet());
        return districts.all().stream()
                .map(district -> new Found(
                        better(
                                better(fit(district.nameEn(), letters), fit(district.nameUr(), letters)),
                                calledSo.contains(district) ? Fit.OTHER_NAME : Fit.NONE),
                        district.nameEn(),
                        place(district),
                        () -> offer(new Area(district, null))));
    }

    private Stream<Found> tehsils(String letters) {
        Map<String, List<Tehsil>> byDistrict = districts.tehsilsByDistrict(LocalDate.now(clock));
        return districts.all().stream()
                .flatMap(district -> byDistrict.getOrDefault(district.code(), List.of()).stream()
                        .map(tehsil -> new Found(
                                fit(tehsil.nameEn(), letters),
                                tehsil.nameEn(),
                                place(district),
                                () -> offer(new Area(district, tehsil)))));
    }

    private Stream<Found> stations(String letters) {
        return stations.all().stream()
                .map(station -> new Found(
                        better(fit(station.nameEn(), letters), fit(station.nameUr(), letters)),
                        station.nameEn(),
                        districts
                                .byCode(station.districtCode())
                                .map(PlaceNames::place)
                                .orElse(WorkPlace.COUNTRY),
                        () -> offer(station)));
    }

    private static WorkPlace place(District district) {
        return new WorkPlace(district.provinceCode(), district.code());
    }

    private static Fit fit(String name, String letters) {
        String spelt = Spelling.of(name).letters();
        if (spelt.startsWith(letters)) {
            return spelt.equals(letters) ? Fit.WHOLE_NAME : Fit.BEGINNING;
        }
        // Only where the letters are in the name at all is it taken apart.
        return spelt.contains(letters)
                        && WORD_BEGINS
                                .matcher(name)
                                .results()
                                .anyMatch(word -> Spelling.of(name.substring(word.start()))
                                        .letters()
                                        .startsWith(letters))
                ? Fit.LATER_WORD
                : Fit.NONE;
    }

    private static Fit better(Fit one, Fit other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static String name(District district) {
        return district.name(LocaleContextHolder.getLocale());
    }

    private static boolean isUrdu() {
        return LocaleContextHolder.getLocale().getLanguage().equals("ur");
    }
}
