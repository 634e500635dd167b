package pk.gov.nsor.foundation.reference.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.ProposalForm;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;

/** The form of a district split: first the district, then the assignment of its parts. */
@Component
class DistrictSplitForm implements ProposalForm<DistrictSplit> {

    private static final String DISTRICT = "district";
    private static final String UNKNOWN = "reference.field.unknown";

    private final Districts districts;
    private final Courts courts;
    private final PoliceStations stations;
    private final PlaceFields fieldsOfPlaces;
    private final Clock clock;

    DistrictSplitForm(
            Districts districts, Courts courts, PoliceStations stations, PlaceFields fieldsOfPlaces, Clock clock) {
        this.districts = districts;
        this.courts = courts;
        this.stations = stations;
        this.fieldsOfPlaces = fieldsOfPlaces;
        this.clock = clock;
    }

    @Override
    public boolean asksAll(Form form) {
        if (form.value(DISTRICT).isEmpty() || form.problem(DISTRICT).isPresent()) {
            return false;
        }
        Optional<District> split = fieldsOfPlaces.district(form, DISTRICT, UNKNOWN, LocalDate.now(clock));
        split.ifPresent(district -> form.set(DISTRICT, district.code()));
        return split.isPresent();
    }

    @Override
    public List<Field> fields(Form form) {
        return districts
                .byCode(form.value(DISTRICT))
                .map(this::fieldsOf)
                .orElseGet(() -> List.of(Field.place(DISTRICT, true, "DISTRICT")));
    }

    private List<Field> fieldsOf(District old) {
        return List.of(
                new Field(DISTRICT, Type.FIXED, false, Map.of(old.code(), old.name(LocaleContextHolder.getLocale()))),
                Field.hinted("nameEn", Type.TEXT),
                Field.of("nameUr", Type.URDU),
                Field.of("headquarters", Type.TEXT),
                Field.hinted("latitude", Type.TEXT),
                Field.hinted("longitude", Type.TEXT),
                Field.choice("divisionEn", false, divisions(old)),
                new Field(
                        "tehsils", Type.CHECKS, true, choices(districts.tehsilsEver(old.code()), old, Tehsil::nameEn)),
                new Field(
                        "stations",
                        Type.CHECKS,
                        true,
                        choices(
                                stations.everIn(old.code()),
                                old,
                                station -> station.name(LocaleContextHolder.getLocale()))),
                new Field(
                        "courts",
                        Type.CHECKS,
                        true,
                        choices(courts.everIn(old.code()), old, court -> court.name(LocaleContextHolder.getLocale()))),
                Field.hinted("source", Type.TEXT));
    }

    @Override
    public Optional<DistrictSplit> read(Form form) {
        Optional<String> english = form.require("nameEn", "reference.split.name.missing", DistrictSplitForm::name);
        Optional<String> urdu = form.require("nameUr", "reference.split.name.missing", DistrictSplitForm::name);
        Optional<String> town =
                form.require("headquarters", "reference.split.headquarters.missing", DistrictSplitForm::name);
        Optional<Double> latitude =
                form.require("latitude", "reference.split.point.missing", DistrictSplitForm::degrees);
        Optional<Double> longitude =
                form.require("longitude", "reference.split.point.missing", DistrictSplitForm::degrees);
        Optional<String> division = form.require("divisionEn", "reference.split.division.missing", text -> text);
        if (chosen(form, "tehsils").isEmpty()) {
            form.reject("tehsils", "invalid.district-split.tehsil.none");
        }
        return form.isValid()
                ? Optional.of(new DistrictSplit(
                        form.value(DISTRICT),
                        SplitRules.codeOf(english.orElseThrow()),
                        english.orElseThrow(),
                        urdu.orElseThrow(),
                        town.orElseThrow(),
                        latitude.orElseThrow(),
                        longitude.orElseThrow(),
                        division.orElseThrow(),
                        chosen(form, "tehsils"),
                        chosen(form, "stations"),
                        chosen(form, "courts"),
                        form.value("source")))
                : Optional.empty();
    }

    private static List<String> chosen(Form form, String field) {
        return form.values(field).stream().filter(value -> !value.isEmpty()).toList();
    }

    /** Those of its province, its own among them. */
    private Map<String, String> divisions(District old) {
        Map<String, String> options = new TreeMap<>();
        districts.all().stream()
                .filter(district -> district.provinceCode().equals(old.provinceCode()))
                .map(District::divisionEn)
                .forEach(division -> options.put(division, division));
        return options;
    }

    /** What belongs to the district today or later, and does not leave it as far as is known. */
    private <T extends Located> Map<String, String> choices(
            Collection<T> places, District old, java.util.function.Function<T, String> name) {
        Map<String, String> options = new LinkedHashMap<>();
        places.stream()
                .filter(place -> place.lastDistrict().equals(old.code()))
                .forEach(place -> options.put(place.code(), name.apply(place)));
        return options;
    }

    private static String name(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Degrees with a point, also with their sign or letter behind: 31.4504° N. */
    private static double degrees(String text) {
        String number = Digits.western(text).strip().replaceFirst("\\s*°?\\s*[NE]?$", "");
        if (!number.matches("-?[0-9]{1,3}(\\.[0-9]{1,8})?")) {
            throw new InvalidValueException("district-split.degrees", "Write degrees as 31.4504.");
        }
        return Double.parseDouble(number);
    }

    @Override
    public List<Field> fields() {
        return fields(new Form());
    }
}
