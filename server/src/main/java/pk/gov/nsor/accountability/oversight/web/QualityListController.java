package pk.gov.nsor.accountability.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.accountability.oversight.quality.DataQuality;
import pk.gov.nsor.accountability.oversight.quality.DataQuality.Found;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.ListedPlaces;

/** Whose records have a finding of data quality, in the reader's place, with the way to where it is put right. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.QUALITY_VIEWED)
class QualityListController {

    private static final String PATH = QualityController.PATH + "/people";
    private static final String CHECK = "check";

    private final DataQuality quality;
    private final ListedPlaces places;
    private final PoliceStations stations;
    private final Districts districts;
    private final ListPages lists;
    private final UiFormat uiFormat;

    QualityListController(
            DataQuality quality,
            ListedPlaces places,
            PoliceStations stations,
            Districts districts,
            ListPages lists,
            UiFormat uiFormat) {
        this.quality = quality;
        this.places = places;
        this.stations = stations;
        this.districts = districts;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /** The address of the list of a check. */
    static String address(String check) {
        return PATH + "?" + CHECK + "=" + check;
    }

    @GetMapping(PATH)
    String page(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            Model model) {
        model.addAttribute("audit", "quality.check." + asked(request).name() + ".audit");
        return lists.show(list(request, reader, actor, purpose), request, model);
    }

    @GetMapping(PATH + ".csv")
    void export(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Purpose purpose,
            HttpServletResponse response) {
        lists.send(list(request, reader, actor, purpose), request, response);
    }

    private ListPage<Found> list(HttpServletRequest request, SignedIn reader, Actor actor, Purpose purpose) {
        PeopleCheck check = asked(request);
        CaseScope scope = quality.scope(reader);
        ListPage<Found> page = ListPage.<Found>at(PATH, "quality.list.title")
                .template("oversight/quality-list")
                .about("quality.check." + check.name() + ".what")
                .heading("quality.check." + check.name())
                .none("quality.list.none")
                .choice(CHECK, "quality.check", null, checks());
        check.list().filter(list -> list.isFor(reader)).ifPresent(list -> page.link("quality.list.own", list.path()));
        places.offered(page, scope)
                .column("supervision.column.number", Found::number)
                .column("quality.district", one -> Cell.of(district(one)).quiet(station(one)))
                .filed(this::district)
                .inFile("quality.station", this::station)
                .column("quality.since", Found::since);
        if (!quality.isOfMany(scope)) {
            page.allSortable();
        }
        return page.action(
                        one -> record(check, one),
                        _ -> "quality.list.open",
                        one -> one.number().formatted())
                .naming(one -> one.person().value())
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.QUALITY_VIEWED)
                        .purpose(purpose.name())
                        .link(scope.link().name()))
                .from(
                        question -> quality.count(checked(question, check), places.narrowed(scope, question)),
                        (question, after, most) -> quality.found(
                                checked(question, check),
                                places.narrowed(scope, question),
                                question.sort(),
                                after,
                                most));
    }

    /** The first one where the address names none that there is. */
    private PeopleCheck asked(HttpServletRequest request) {
        return quality.find(Objects.requireNonNullElse(request.getParameter(CHECK), ""))
                .orElseGet(() -> quality.peopleChecks().getFirst());
    }

    private PeopleCheck checked(ListQuestion question, PeopleCheck otherwise) {
        return quality.find(question.value(CHECK)).orElse(otherwise);
    }

    private Map<String, String> checks() {
        Map<String, String> names = new LinkedHashMap<>();
        quality.peopleChecks()
                .forEach(check -> names.put(check.name(), uiFormat.text("quality.check." + check.name())));
        return names;
    }

    private static String record(PeopleCheck check, Found one) {
        return RecordPurposes.forTask("/people/" + one.person() + check.page(), Purpose.DATA_QUALITY) + "&"
                + RecordPurposes.TASK_ID + "=" + DataQuality.task(check);
    }

    private String station(Found one) {
        return stations.byCode(one.station())
                .map(station -> station.name(language()))
                .orElseGet(() -> uiFormat.text("quality.no-station"));
    }

    private String district(Found one) {
        return stations.byCode(one.station())
                .flatMap(station -> districts.byCode(station.districtCode()))
                .map(district -> district.name(language()))
                .orElse("");
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }
}
