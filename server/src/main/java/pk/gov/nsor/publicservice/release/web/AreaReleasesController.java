package pk.gov.nsor.publicservice.release.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import pk.gov.nsor.publicservice.release.AreaBands;
import pk.gov.nsor.publicservice.release.AreaBands.Month;
import pk.gov.nsor.publicservice.release.Band;
import pk.gov.nsor.publicservice.release.web.AreaRows.Line;
import pk.gov.nsor.publicservice.release.web.AreaRows.Question;

/** The area counts released, month by month: exactly the public figures, and nothing more. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.RELEASE_VIEWED)
class AreaReleasesController {

    private static final int PAGE = 50;

    private final AreaBands bands;
    private final AreaRows lines;
    private final Gazetteer gazetteer;
    private final Exports exports;

    AreaReleasesController(AreaBands bands, AreaRows lines, Gazetteer gazetteer, Exports exports) {
        this.bands = bands;
        this.lines = lines;
        this.gazetteer = gazetteer;
        this.exports = exports;
    }

    @GetMapping("/release/areas")
    String page(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<Month> months = bands.months();
        Optional<Month> shown = AreaRows.find(months, month);
        Question question = new Question(province, band, sort.equals("band"));
        List<Line> found = shown.map(one -> lines.of(one, AreaRows.before(months, one), question))
                .orElse(List.of());
        int pages = Math.max(1, Math.ceilDiv(found.size(), PAGE));
        int shownPage = Math.clamp(page, 1, pages);
        List<Line> part =
                found.stream().skip((shownPage - 1L) * PAGE).limit(PAGE).toList();
        model.addAttribute("months", months);
        model.addAttribute("month", shown.orElse(null));
        model.addAttribute("provinces", gazetteer.provinces());
        model.addAttribute("bands", Stream.of(Band.values()).toList());
        model.addAttribute("question", question);
        model.addAttribute("sort", question.isByBand() ? "band" : "");
        model.addAttribute("lines", part);
        model.addAttribute("count", found.size());
        model.addAttribute("page", shownPage);
        model.addAttribute("pages", pages);
        model.addAttribute("first", (shownPage - 1) * PAGE + 1);
        model.addAttribute("last", (shownPage - 1) * PAGE + part.size());
        return "release/areas";
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
                () -> AreaCsvExport.made(shown, lines.of(shown, Optional.empty())));
    }
}
