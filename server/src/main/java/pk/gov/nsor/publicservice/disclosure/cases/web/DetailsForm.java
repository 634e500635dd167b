package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;

/** Reads about whom is asked, and for which case. */
@Component
class DetailsForm {

    private final CnicFormat cnics;
    private final Districts districts;
    private final DisclosureRequestRows words;

    DetailsForm(CnicFormat cnics, Districts districts, DisclosureRequestRows words) {
        this.cnics = cnics;
        this.districts = districts;
        this.words = words;
    }

    /** The districts of the officer's jurisdiction, with their names. */
    Map<String, String> districts(SignedIn officer) {
        Map<String, String> offered = new LinkedHashMap<>();
        districts.all().stream()
                .filter(one -> officer.jurisdiction().covers(new WorkPlace(one.provinceCode(), one.code())))
                .forEach(one -> offered.put(one.code(), words.district(one.code())));
        return offered;
    }

    /** Empty and what is wrong with it. */
    Optional<CaseDetails> read(Form form) {
        if (form.value("firNumber").isEmpty()) {
            form.reject("firNumber", "disclosure.fir-number.missing");
        }
        Optional<Integer> year = form.require("firYear", "disclosure.fir-year.missing", DetailsForm::year);
        if (form.value("station").isEmpty()) {
            form.reject("station", "disclosure.station.missing");
        }
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
        if (!form.isValid() || year.isEmpty() || sections.isEmpty() || suspect.isEmpty()) {
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
                        form.value("reason")));
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
