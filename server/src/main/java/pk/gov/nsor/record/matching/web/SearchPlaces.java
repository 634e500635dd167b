package pk.gov.nsor.record.matching.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/** The districts a search can be narrowed to, and their names. */
@Component
class SearchPlaces {

    private final Districts districts;

    SearchPlaces(Districts districts) {
        this.districts = districts;
    }

    /** Names by code, of the districts in the reader's jurisdiction; empty for readers with one district. */
    Map<String, String> offered(SignedIn reader) {
        Map<String, String> offered = new LinkedHashMap<>();
        if (!(reader.jurisdiction() instanceof OfDistrict)) {
            for (District district : districts.all()) {
                if (reader.jurisdiction().covers(new WorkPlace(district.provinceCode(), district.code()))) {
                    offered.put(district.code(), name(district));
                }
            }
        }
        return offered;
    }

    /** @throws InvalidValueException for one that is not offered */
    Optional<String> chosen(SignedIn reader, String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (!offered(reader).containsKey(code)) {
            throw new InvalidValueException("search.district", "Choose a district from the list.").at("district");
        }
        return Optional.of(code);
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
