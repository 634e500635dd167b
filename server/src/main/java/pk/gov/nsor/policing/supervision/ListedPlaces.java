package pk.gov.nsor.policing.supervision;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** The filters by which lists of a reader's cases are narrowed to one province or one district of theirs. */
@Component
public class ListedPlaces {

    private static final String PROVINCE = "province";
    private static final String DISTRICT = "district";

    private final Districts districts;
    private final PoliceStations stations;
    private final PlaceFields fields;

    ListedPlaces(Districts districts, PoliceStations stations, PlaceFields fields) {
        this.districts = districts;
        this.stations = stations;
        this.fields = fields;
    }

    /** Offers a province to whoever has the nation, and a district to whoever has several. */
    public <R> ListPage<R> offered(ListPage<R> page, CaseScope scope) {
        if (scope.isNational()) {
            page.choice(PROVINCE, "supervision.filter.province", "supervision.filter.every-province", provinces());
        }
        if (scope.isNational() || scope.districts().size() > 1) {
            page.place(
                    DISTRICT,
                    "supervision.filter.district",
                    fields.districts(district -> scope.coversDistrict(district.code()), !scope.isNational()));
        }
        return page;
    }

    /** What of the scope is asked for; nothing beyond it. */
    public CaseScope narrowed(CaseScope scope, ListQuestion question) {
        String province = question.value(PROVINCE);
        String district = question.value(DISTRICT);
        return province.isEmpty() && district.isEmpty()
                ? scope
                : of(
                        scope,
                        each -> (province.isEmpty() || each.provinceCode().equals(province))
                                && (district.isEmpty() || each.code().equals(district)));
    }

    private CaseScope of(CaseScope scope, Predicate<District> which) {
        Set<String> own = districts.everyDistrict().stream()
                .filter(which)
                .map(District::code)
                .filter(scope::coversDistrict)
                .collect(Collectors.toSet());
        return new CaseScope(
                false,
                own,
                stations.all().stream()
                        .filter(station -> own.contains(station.districtCode()))
                        .map(PoliceStation::code)
                        .collect(Collectors.toSet()));
    }

    private Map<String, String> provinces() {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        Map<String, String> names = new LinkedHashMap<>();
        districts.everyDistrict().stream()
                .sorted(Comparator.comparing(District::provinceEn))
                .forEach(district ->
                        names.put(district.provinceCode(), isUrdu ? district.provinceUr() : district.provinceEn()));
        return names;
    }
}
