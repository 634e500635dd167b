package pk.gov.nsor.accountability.oversight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.accountability.oversight.Dashboard;
import pk.gov.nsor.accountability.oversight.Dashboard.Figure;
import pk.gov.nsor.accountability.oversight.Dashboard.Row;
import pk.gov.nsor.accountability.oversight.DashboardPlace;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.map.DistrictOutlines;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.dashboard.BarChart;
import pk.gov.nsor.foundation.shell.dashboard.BarChart.Bar;

/** A dashboard in the reader's language. */
@Component
class DashboardPage {

    private final UiFormat uiFormat;

    private final DistrictOutlines outlines;

    DashboardPage(UiFormat uiFormat, DistrictOutlines outlines) {
        this.uiFormat = uiFormat;
        this.outlines = outlines;
    }

    /** A month of the trend in words. */
    public record MonthLine(String month, long count) {}

    /**
     * Puts it into the model.
     *
     * @param own the reader's own place, to which the way back leads
     * @param map the figure that the map shows; the first where there is none of this name
     */
    void show(Dashboard dashboard, DashboardPlace own, String map, Model model) {
        Locale language = LocaleContextHolder.getLocale();
        DashboardPlace place = dashboard.place();
        model.addAttribute("board", dashboard);
        model.addAttribute("name", name(place, language));
        model.addAttribute("language", language);
        model.addAttribute("countedAt", uiFormat.time(dashboard.countedAt()));
        model.addAttribute(
                "bars",
                BarChart.of(dashboard.months().stream()
                        .map(month -> new Bar(month.count(), 0))
                        .toList()));
        model.addAttribute(
                "months",
                dashboard.months().stream()
                        .map(month -> new MonthLine(uiFormat.month(month.month()), month.count()))
                        .toList());
        if (!dashboard.districts().isEmpty()) {
            int column = Math.max(0, dashboard.columns().indexOf(map));
            model.addAttribute("mapped", dashboard.columns().get(column));
            model.addAttribute("column", column);
            model.addAttribute(
                    "map", DistrictMap.of(place, dashboard.districts(), column, outlines.shapes(), language));
        }
        model.addAttribute("ended", ended(place));
        Crumb crumb = crumb(place, own, language);
        if (crumb != null) {
            model.addAttribute("crumb", crumb);
        }
    }

    /** The last day of a district that has ended; null for any other place. */
    private @Nullable String ended(DashboardPlace place) {
        District some = place.some();
        return some == null || !place.isDistrict() || some.to() == null ? null : uiFormat.day(some.to());
    }

    private @Nullable Crumb crumb(DashboardPlace place, DashboardPlace own, Locale language) {
        District some = place.some();
        if (some == null || place.equals(own)) {
            return null;
        }
        DashboardPlace above =
                place.isDistrict() && !place.equals(own) ? new DashboardPlace(some, false) : DashboardPlace.NATION;
        return new Crumb(name(above, language), above.path());
    }

    private String name(DashboardPlace place, Locale language) {
        return place.isNation() ? uiFormat.text("dashboard.nation") : place.name(language);
    }

    /** The table as a file. */
    CsvFile file(Dashboard dashboard) {
        Locale language = LocaleContextHolder.getLocale();
        List<String> heading =
                new ArrayList<>(List.of(uiFormat.text("dashboard.code"), uiFormat.text("dashboard.place")));
        dashboard.columns().forEach(column -> heading.add(uiFormat.text("dashboard.figure." + column)));
        CsvFile file = new CsvFile(heading);
        for (Row row : dashboard.rows()) {
            List<Object> cells =
                    new ArrayList<>(List.of(row.place().code(), row.place().name(language)));
            row.figures().stream().map(Figure::count).forEach(cells::add);
            file.line(cells.toArray());
        }
        return file;
    }
}
