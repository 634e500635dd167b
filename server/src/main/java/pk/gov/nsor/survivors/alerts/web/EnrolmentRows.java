package pk.gov.nsor.survivors.alerts.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Bilingual;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.survivors.alerts.Enrolment;

/** How enrolments and places are written. */
@Component
class EnrolmentRows {

    private final Courts courts;
    private final Districts districts;
    private final UiFormat uiFormat;

    EnrolmentRows(Courts courts, Districts districts, UiFormat uiFormat) {
        this.courts = courts;
        this.districts = districts;
        this.uiFormat = uiFormat;
    }

    String court(Enrolment enrolment) {
        return courts.byCode(enrolment.court()).map(EnrolmentRows::name).orElse(enrolment.court());
    }

    String districts(Enrolment enrolment) {
        return enrolment.districts().stream()
                .map(code -> districts.byCode(code).map(EnrolmentRows::name).orElse(code))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    TodayList.Row today(Enrolment enrolment) {
        return new TodayList.Row(
                enrolment.caseNumber(),
                court(enrolment) + " · "
                        + uiFormat.text("alerts.state." + enrolment.state().key()),
                EnrolmentListController.PATH + "/" + enrolment.id(),
                "alerts.open");
    }

    Map<String, String> courts() {
        return offered(courts.all().stream(), court -> court.code());
    }

    Map<String, String> districts() {
        return offered(districts.everyDistrict().stream(), District::code);
    }

    private static <P extends Bilingual> Map<String, String> offered(Stream<P> places, Function<P, String> code) {
        Map<String, String> offered = new LinkedHashMap<>();
        places.sorted(Comparator.comparing(EnrolmentRows::name))
                .forEach(place -> offered.put(code.apply(place), name(place)));
        return offered;
    }

    private static String name(Bilingual place) {
        return LocaleContextHolder.getLocale().getLanguage().equals("ur") ? place.nameUr() : place.nameEn();
    }
}
