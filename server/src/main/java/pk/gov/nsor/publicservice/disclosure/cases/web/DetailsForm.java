package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;

/** Reads about whom is asked, and for which case. */
@Component
class DetailsForm {

    private static final String STATION = "station";

    private final CnicFormat cnics;
    private final Districts districts;
    private final PlaceFields places;
    private final Clock clock;

    DetailsForm(CnicFormat cnics, Districts districts, PlaceFields places, Clock clock) {
        this.cnics = cnics;
        this.districts = districts;
        this.places = places;
        this.clock = clock;
    }

    /**
     * Where the FIR is registered.
     *
     * @param station as it is called, whether or not it is listed
     * @param district its code
     */
    private record Origin(String station, String district) {}

    /** What was typed: the case, and where its FIR is registered. */
    record Typed(CaseDetails details, String station, String district) {}

    /** Whether the officer's jurisdiction is one district, so that it need not be asked. */
    static boolean isOfOneDistrict(SignedIn officer) {
        return officer.jurisdiction() instanceof OfDistrict;
    }

    /** A station that is listed says its district; of another one the district is asked, where it is not clear. */
    private Optional<Origin> origin(Form form, SignedIn officer) {
        String station = form.value(STATION);
        Predicate<PoliceStation> theirs = each -> isTheirs(each.districtCode(), officer);
        if (station.isEmpty() || places.isStation(station, theirs)) {
            return places.station(form, STATION, "disclosure.station.missing", theirs)
                    .map(each -> new Origin(isUrdu() ? each.nameUr() : each.nameEn(), each.districtCode()));
        }
        return officer.jurisdiction() instanceof OfDistrict(String district)
                ? Optional.of(new Origin(station, district))
                : places.district(
                                form,
                                "district",
                                "disclosure.district.missing",
                                LocalDate.now(clock),
                                each -> isTheirs(each.code(), officer))
                        .map(district -> new Origin(station, district.code()));
    }

    private boolean isTheirs(String district, SignedIn officer) {
        return districts
                .byCode(district)
                .filter(known -> officer.jurisdiction().covers(new WorkPlace(known.provinceCode(), known.code())))
                .isPresent();
    }

    private static boolean isUrdu() {
        return "ur".equals(LocaleContextHolder.getLocale().getLanguage());
    }

    /** Empty and what is wrong with it. */
    Optional<Typed> read(Form form, SignedIn officer) {
        if (form.value("firNumber").isEmpty()) {
            form.reject("firNumber", "disclosure.fir-number.missing");
        }
        Optional<Integer> year = form.require("firYear", "disclosure.fir-year.missing", DetailsForm::year);
        Optional<Origin> origin = origin(form, officer);
        Optional<List<Section>> sections =
                form.require("sections", "disclosure.sections.missing", DetailsForm::sections);
        Optional<PersonName> suspect = name(form, "name");
        if (suspect.isEmpty()
                && form.problem("nameLatin").isEmpty()
                && form.problem("nameUrdu").isEmpty()) {
            form.reject("nameLatin", "disclosure.name.missing");
        }
        Optional<PersonName> father = name(form, "father");
        Optional<Cnic> cnic = form.read("cnic", cnics::parse);
        if (form.value("reason").isEmpty()) {
            form.reject("reason", "disclosure.reason.missing");
        }
        if (!form.isValid() || year.isEmpty() || origin.isEmpty() || sections.isEmpty() || suspect.isEmpty()) {
            return Optional.empty();
        }
        return form.whole(
                        "firNumber",
                        () -> new CaseDetails(
                                form.value("firNumber"),
                                year.get(),
                                sections.get(),
                                suspect.get(),
                                father.orElse(null),
                                cnic.orElse(null),
                                form.value("reason")))
                .map(details ->
                        new Typed(details, origin.get().station(), origin.get().district()));
    }

    private static Optional<PersonName> name(Form form, String of) {
        String latin = form.value(of + "Latin");
        String urdu = form.value(of + "Urdu");
        // Each is checked by itself, so that an error is shown at its field.
        boolean isLatin = latin.isEmpty()
                || form.check(of + "Latin", () -> PersonName.latin(latin)).isPresent();
        boolean isUrdu = urdu.isEmpty()
                || form.check(of + "Urdu", () -> new PersonName(null, urdu)).isPresent();
        return isLatin && isUrdu ? PersonName.ofNullable(latin, urdu) : Optional.empty();
    }

    private static int year(String text) {
        String digits = Digits.western(text);
        if (!digits.matches("[0-9]{4}")) {
            throw new InvalidValueException("disclosure.fir-year", "Give the FIR’s year in four digits.");
        }
        return Integer.parseInt(digits);
    }

    private static List<Section> sections(String text) {
        return Arrays.stream(text.split("[,،;]"))
                .filter(part -> !part.isBlank())
                .map(Section::parse)
                .toList();
    }
}
