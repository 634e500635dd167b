package pk.gov.nsor.accountability.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.accountability.oversight.quality.DataQuality;
import pk.gov.nsor.accountability.oversight.quality.QualityReport;
import pk.gov.nsor.accountability.oversight.quality.QualityReport.Agency;
import pk.gov.nsor.accountability.oversight.quality.QualityReport.Line;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.dashboard.CountCheck;
import pk.gov.nsor.foundation.shell.dashboard.WorkList;

/** The standing checks of data quality in figures, and which stations have the largest share of records with a finding. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.QUALITY_VIEWED)
class QualityController {

    static final String PATH = "/quality";

    private final DataQuality quality;
    private final List<CountCheck> counts;
    private final Districts districts;
    private final Exports exports;
    private final Trail trail;
    private final UiFormat uiFormat;

    QualityController(
            DataQuality quality,
            List<CountCheck> counts,
            Districts districts,
            Exports exports,
            Trail trail,
            UiFormat uiFormat) {
        this.quality = quality;
        this.counts = counts;
        this.districts = districts;
        this.exports = exports;
        this.trail = trail;
        this.uiFormat = uiFormat;
    }

    /**
     * A check and where it leads.
     *
     * @param path the list of whom it is about, or the module's own; null where the reader may open neither
     * @param change with its sign; null where nothing was counted a week before
     * @param oldest null where it is not known
     */
    record Row(
            Line line,
            @Nullable String path,
            @Nullable String change,
            @Nullable String oldest) {}

    /** A station in the reader's language. */
    record Station(Agency agency, String name, String district) {}

    @GetMapping(PATH)
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Optional<QualityReport> report = quality.report(reader);
        trail.appendAlone(viewed(actor, "page"));
        report.ifPresent(found -> {
            model.addAttribute("countedAt", uiFormat.moment(found.countedAt()));
            model.addAttribute("rankedFrom", found.rankedFrom());
            model.addAttribute(
                    "rows",
                    found.lines().stream().map(line -> row(line, reader)).toList());
            model.addAttribute("stations", stations(found));
        });
        model.addAttribute("counted", report.isPresent());
        return "oversight/quality";
    }

    /** The stations as a file. */
    @GetMapping(PATH + ".csv")
    void file(@AuthenticationPrincipal SignedIn reader, Actor actor, HttpServletResponse response) {
        exports.send(response, viewed(actor, "csv"), "quality.csv", () -> file(reader));
    }

    private CsvFile file(SignedIn reader) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("quality.code"),
                uiFormat.text("quality.station"),
                uiFormat.text("quality.district"),
                uiFormat.text("quality.people"),
                uiFormat.text("quality.found"),
                uiFormat.text("quality.share")));
        quality.report(reader).map(this::stations).orElse(List.of()).forEach(station -> {
            Agency agency = station.agency();
            file.line(
                    agency.station().code(),
                    station.name(),
                    station.district(),
                    agency.people(),
                    agency.found(),
                    agency.isRanked() ? agency.share() : "");
        });
        return file;
    }

    private Row row(Line line, SignedIn reader) {
        Long change = line.change();
        return new Row(
                line,
                line.isOfPeople()
                        ? QualityListController.address(line.name())
                        : counts.stream()
                                .filter(check -> check.name().equals(line.name()))
                                .map(CountCheck::list)
                                .filter(list -> list.isFor(reader))
                                .map(WorkList::path)
                                .findFirst()
                                .orElse(null),
                change == null ? null : change > 0 ? "+" + change : change < 0 ? "−" + -change : "0",
                line.oldest() == null ? null : uiFormat.day(line.oldest()));
    }

    private List<Station> stations(QualityReport report) {
        Locale language = LocaleContextHolder.getLocale();
        Map<String, String> names = districts.everyDistrict().stream()
                .collect(java.util.stream.Collectors.toMap(
                        District::code, district -> district.name(language), (one, other) -> one));
        return report.agencies().stream()
                .map(agency -> new Station(
                        agency,
                        agency.station().name(language),
                        names.getOrDefault(agency.station().districtCode(), "")))
                .toList();
    }

    private static TrailEntry viewed(Actor actor, String form) {
        return TrailEntry.done(actor, TrailAction.QUALITY_VIEWED).with(Map.of("form", form));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry qualityEntry() {
            return new NavigationEntry("quality.title", PATH, NavigationGroup.HOME, 15, DataQuality.READERS);
        }
    }
}
