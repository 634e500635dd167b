package pk.gov.nsor.intake.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.intake.Doubt;
import pk.gov.nsor.reference.Court;
import pk.gov.nsor.reference.Courts;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Offences;
import pk.gov.nsor.reference.PoliceStation;
import pk.gov.nsor.reference.PoliceStations;

/** What a registrar may choose in place of what the court wrote: code to name in the reader's language. */
@Component
class Choices {

    private final Courts courts;
    private final Districts districts;
    private final PoliceStations stations;
    private final Offences offences;

    Choices(Courts courts, Districts districts, PoliceStations stations, Offences offences) {
        this.courts = courts;
        this.districts = districts;
        this.stations = stations;
        this.offences = offences;
    }

    /** Empty where the doubt is not one of a name. */
    Map<String, String> forDoubt(Doubt.Code code) {
        return switch (code) {
            case UNKNOWN_COURT, AMBIGUOUS_COURT ->
                named(courts.all(), Court::code, court -> ofReader(court.nameEn(), court.nameUr()));
            case UNKNOWN_DISTRICT, AMBIGUOUS_DISTRICT, FORMER_DISTRICT ->
                named(districts.all(), District::code, district -> ofReader(district.nameEn(), district.nameUr()));
            case UNKNOWN_POLICE_STATION, AMBIGUOUS_POLICE_STATION ->
                named(stations.all(), PoliceStation::code, station -> ofReader(station.nameEn(), station.nameUr()));
            case UNKNOWN_SECTION ->
                named(
                        offences.all(),
                        offence -> offence.section().toString(),
                        offence -> offence.section() + " – " + ofReader(offence.titleEn(), offence.titleUr()));
            case CNIC_OF_ANOTHER,
                    POSSIBLE_DUPLICATE,
                    CONVICTION_KNOWN,
                    UNKNOWN_PERSON,
                    UNKNOWN_CONVICTION,
                    UNKNOWN_STAY,
                    CONTRADICTS_RECORD -> Map.of();
        };
    }

    private static <T> Map<String, String> named(List<T> things, Function<T, String> code, Function<T, String> name) {
        Map<String, String> named = new LinkedHashMap<>();
        things.forEach(thing -> named.put(code.apply(thing), name.apply(thing)));
        return named;
    }

    private static String ofReader(String english, String urdu) {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage()) ? urdu : english;
    }
}
