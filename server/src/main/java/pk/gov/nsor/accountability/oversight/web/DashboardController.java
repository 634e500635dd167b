package pk.gov.nsor.accountability.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.oversight.Dashboard;
import pk.gov.nsor.accountability.oversight.DashboardPlace;
import pk.gov.nsor.accountability.oversight.Dashboards;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** What is so in the nation, in a province or in a district, in figures that name nobody; each leads to its list. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.DASHBOARD_VIEWED)
class DashboardController {

    private final Dashboards dashboards;
    private final DashboardPage page;
    private final Exports exports;
    private final Trail trail;

    DashboardController(Dashboards dashboards, DashboardPage page, Exports exports, Trail trail) {
        this.dashboards = dashboards;
        this.page = page;
        this.exports = exports;
        this.trail = trail;
    }

    /** The reader's own place. */
    @GetMapping("/dashboard")
    String own(
            @RequestParam(defaultValue = "") String map,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        return show(dashboards.own(reader).orElseThrow(DashboardController::absent), map, reader, actor, model);
    }

    @GetMapping("/dashboard/{province}")
    String province(
            @PathVariable String province,
            @RequestParam(defaultValue = "") String map,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        return show(find(reader, province, ""), map, reader, actor, model);
    }

    @GetMapping("/dashboard/{province}/{district}")
    String district(
            @PathVariable String province,
            @PathVariable String district,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        return show(find(reader, province, district), "", reader, actor, model);
    }

    /** The table of a page as a file; without a province, of the reader's own place. */
    @GetMapping("/dashboard.csv")
    void file(
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "") String district,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        DashboardPlace place = province.isEmpty() && district.isEmpty()
                ? dashboards.own(reader).orElseThrow(DashboardController::absent)
                : find(reader, province, district);
        exports.send(
                response,
                viewed(actor, place, "csv"),
                "dashboard" + (place.isNation() ? "" : "-" + place.code().toLowerCase(java.util.Locale.ROOT)) + ".csv",
                () -> page.file(dashboards.of(place, reader)));
    }

    private DashboardPlace find(SignedIn reader, String province, String district) {
        return dashboards.find(reader, province, district).orElseThrow(DashboardController::absent);
    }

    /** @param map the figure that the map shows; the first where there is none of this name */
    private String show(DashboardPlace place, String map, SignedIn reader, Actor actor, Model model) {
        Dashboard dashboard = dashboards.of(place, reader);
        trail.appendAlone(viewed(actor, place, "page"));
        page.show(dashboard, dashboards.own(reader).orElse(place), map, model);
        return "oversight/dashboard";
    }

    private static TrailEntry viewed(Actor actor, DashboardPlace place, String form) {
        return TrailEntry.done(actor, TrailAction.DASHBOARD_VIEWED)
                .with(Map.of("place", place.isNation() ? "NATIONAL" : place.code(), "form", form));
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry dashboardEntry() {
            return new NavigationEntry(
                    "dashboard.title",
                    "/dashboard",
                    NavigationGroup.HOME,
                    10,
                    Set.of(Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR));
        }
    }
}
