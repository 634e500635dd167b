package pk.gov.nsor.publicservice.release.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.release.AreaBands;
import pk.gov.nsor.publicservice.release.AreaBands.Month;
import pk.gov.nsor.publicservice.release.Band;
import pk.gov.nsor.publicservice.release.web.AreaRows.Line;

/** The area counts released, month by month: exactly the public figures, and nothing more. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RELEASE_VIEWED)
class AreaReleasesController {

    private static final Map<String, Comparator<Line>> ORDERS = Map.of(
            "area",
            AreaRows.BY_NAME,
            "province",
            Comparator.comparing(line -> line.district().provinceEn()),
            "people",
            Comparator.comparing(Line::band, Comparator.nullsFirst(Comparator.<Band>naturalOrder())),
            "before",
            Comparator.comparing(Line::before, Comparator.nullsFirst(Comparator.<Band>naturalOrder())));

    private final AreaBands bands;
    private final AreaRows rows;
    private final Gazetteer gazetteer;
    private final ListPages lists;
    private final AreaPages pages;
    private final UiFormat uiFormat;
    private final Exports exports;

    AreaReleasesController(
            AreaBands bands,
            AreaRows rows,
            Gazetteer gazetteer,
            ListPages lists,
            AreaPages pages,
            UiFormat uiFormat,
            Exports exports) {
        this.bands = bands;
        this.rows = rows;
        this.gazetteer = gazetteer;
        this.lists = lists;
        this.pages = pages;
        this.uiFormat = uiFormat;
        this.exports = exports;
    }

    @GetMapping("/release/areas")
    String page(HttpServletRequest request, Actor actor, Model model) {
        List<Month> months = bands.months();
        model.addAttribute(
                "month",
                AreaRows.find(months, asked(request.getParameter("month"))).orElse(null));
        return lists.show(list(months, actor), request, model);
    }

    private ListPage<Line> list(List<Month> months, Actor actor) {
        Map<String, String> offered = new LinkedHashMap<>();
        months.forEach(month -> offered.put(month.month().toString(), pages.month(month.month())));
        Map<String, String> provinces = new LinkedHashMap<>();
        gazetteer.provinces().forEach(one -> provinces.put(one.code(), one.name(LocaleContextHolder.getLocale())));
        return ListPage.<Line>at("/release/areas", "areas.title")
                .template("release/areas")
                .choice("month", "areas.month", null, offered)
                .choice("province", "areas.province", "areas.province.all", provinces)
                .choice(
                        "band",
                        "areas.people",
                        "areas.band.all",
                        Band.class,
                        band -> uiFormat.text("areas.band." + band.key()))
                .onPage("areas.area", Line::nameEn)
                .shownBy("release/parts :: line-area")
                .sorted()
                .onPage(
                        "areas.province",
                        line -> isUrdu()
                                ? line.district().provinceUr()
                                : line.district().provinceEn())
                .sortable()
                .onPage("areas.people", Line::nameEn)
                .shownBy("release/parts :: line-people")
                .sortable()
                .onPage("areas.before", Line::nameEn)
                .shownBy("release/parts :: line-before")
                .sortable()
                .none("areas.none")
                .viewed(TrailEntry.done(actor, TrailAction.RELEASE_VIEWED))
                .from(question -> found(months, question), ORDERS, AreaRows.BY_NAME);
    }

    private List<Line> found(List<Month> months, ListQuestion question) {
        String province = question.value("province");
        Optional<Band> band = question.chosen("band", Band.class);
        return AreaRows.find(months, question.value("month")).stream()
                .flatMap(month -> rows.of(month, AreaRows.before(months, month)).stream())
                .filter(line ->
                        province.isEmpty() || line.district().provinceCode().equals(province))
                .filter(line -> band.isEmpty() || band.get() == line.band())
                .toList();
    }

    private static boolean isUrdu() {
        return LocaleContextHolder.getLocale().getLanguage().equals("ur");
    }

    private static String asked(@Nullable String month) {
        return month == null ? "" : month;
    }

    /** All areas of a month, whatever the page shows of them. */
    @GetMapping("/release/areas.csv")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
            action = TrailAction.AREAS_EXPORTED)
    void export(@RequestParam(defaultValue = "") String month, Actor actor, HttpServletResponse response) {
        List<Month> months = bands.months();
        Month shown = AreaRows.find(months, month).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        TrailEntry intent = TrailEntry.done(actor, TrailAction.AREAS_EXPORTED)
                .with(Map.of("month", shown.month().toString()));
        exports.send(
                response,
                intent,
                "areas-" + shown.month() + ".csv",
                () -> AreaCsvExport.made(shown, rows.of(shown, Optional.empty())));
    }
}
