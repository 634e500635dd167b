package pk.gov.nsor.record.matching.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;

/** The districts a search can be narrowed to, and their names. */
@Component
class SearchPlaces {

    private final Districts districts;
    private final PlaceFields fields;
    private final Clock clock;

    SearchPlaces(Districts districts, PlaceFields fields, Clock clock) {
        this.districts = districts;
        this.fields = fields;
        this.clock = clock;
    }

    /** Whether there is more than one in the reader's jurisdiction. */
    static boolean areOffered(SignedIn reader) {
        return !(reader.jurisdiction() instanceof OfDistrict);
    }

    /** The code of the district in the form, of those in the reader's jurisdiction; where there is none, or a problem, empty. */
    Optional<String> chosen(SignedIn reader, Form form) {
        return form.value("district").isEmpty()
                ? Optional.empty()
                : fields.district(
                                form,
                                "district",
                                "reference.field.unknown",
                                LocalDate.now(clock),
                                district -> reader.jurisdiction()
                                        .covers(new WorkPlace(district.provinceCode(), district.code())))
                        .map(District::code);
    }

    /** In the reader's language; empty where it is not known. */
    public String name(@Nullable String code) {
        return code == null
                ? ""
                : districts.byCode(code).map(SearchPlaces::name).orElse(code);
    }

    private static String name(District district) {
        return district.name(LocaleContextHolder.getLocale());
    }
}
