package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.policing.supervision.Outages.Declared;
import pk.gov.nsor.policing.supervision.web.letter.DayText;
import pk.gov.nsor.record.register.UnknownPersonException;

/** Days on which nobody could appear: a district declares those of its stations, NPB those of the register. */
@Controller
@RequestMapping("/caseload/outages")
@Allows(
        value = {Role.DISTRICT_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.OUTAGE_DECLARED)
class OutageController {

    private final Outages outages;
    private final CaseAccess access;
    private final CasePageMessages wording;
    private final PlaceFields places;
    private final Submissions submissions;
    private final Deciding deciding;
    private final Clock clock;

    OutageController(
            Outages outages,
            CaseAccess access,
            CasePageMessages wording,
            PlaceFields places,
            Submissions submissions,
            Deciding deciding,
            Clock clock) {
        this.outages = outages;
        this.access = access;
        this.wording = wording;
        this.places = places;
        this.submissions = submissions;
        this.deciding = deciding;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param station null for the whole register
     */
    record Line(Declared outage, @Nullable String station, boolean mayEnd) {}

    @GetMapping
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.CASELOAD_VIEWED)
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        CaseScope scope = access.scope(reader);
        List<Line> lines = outages.all().stream()
                .filter(outage -> concerns(scope, outage))
                .map(outage -> new Line(
                        outage,
                        outage.station() == null ? null : wording.station(outage.station()),
                        outage.until() == null && mayDeclare(reader, scope, outage.station())))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("declares", declares(reader));
        return "supervision/outages";
    }

    @GetMapping("/new")
    String form(@AuthenticationPrincipal SignedIn reader, Model model) {
        return show(new Form().set("from", DayText.written(LocalDate.now(clock))), reader, model);
    }

    @DecidesNothing("It declares new days")
    @PostMapping("/new")
    String declare(
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        CaseScope scope = access.scope(reader);
        boolean isOfRegister = scope.isNational() && !form.value("register").isEmpty();
        String station = isOfRegister
                ? null
                : places.station(form, "station", "invalid.outage.station", each -> scope.coversStation(each.code()))
                        .map(PoliceStation::code)
                        .orElse(null);
        Optional<LocalDate> from = form.day("from", "supervision.outage.from.missing");
        LocalDate until = form.day("until").orElse(null);
        if (form.isValid() && from.isPresent()) {
            boolean _ = submissions.once(request, form, "reason", () -> {
                UUID _ = outages.declare(station, from.get(), until, form.value("reason"), actor);
            });
        }
        if (!form.isValid()) {
            return show(form, reader, model);
        }
        flash.addFlashAttribute("flash", "supervision.outage.declared");
        return "redirect:/caseload/outages";
    }

    @Decides(CaseOverview.OfOutage.class)
    @GetMapping("/{outage}/end")
    String endForm(@PathVariable UUID outage, @AuthenticationPrincipal SignedIn reader, Model model) {
        Form form = new Form().set("until", DayText.written(LocalDate.now(clock)));
        return showEnd(ended(outage, reader), form, model);
    }

    @Decides(CaseOverview.OfOutage.class)
    @PostMapping("/{outage}/end")
    String end(
            @PathVariable UUID outage,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Declared declared = ended(outage, reader);
        Optional<LocalDate> until = form.day("until", "supervision.outage.until.missing");
        boolean isEnded = until.isPresent()
                && deciding.once(request, form, "until", () -> outages.end(outage, until.get(), actor));
        if (!isEnded) {
            return showEnd(declared, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.outage.is-ended");
        return "redirect:/caseload/outages";
    }

    private Declared ended(UUID id, SignedIn reader) {
        CaseScope scope = access.scope(reader);
        return outages.all().stream()
                .filter(outage -> outage.id().equals(id))
                .filter(outage -> mayDeclare(reader, scope, outage.station()))
                .findFirst()
                .orElseThrow(UnknownPersonException::new);
    }

    private static boolean concerns(CaseScope scope, Declared outage) {
        String station = outage.station();
        return station == null || scope.coversStation(station);
    }

    private static boolean mayDeclare(SignedIn reader, CaseScope scope, @Nullable String station) {
        return declares(reader) && (station == null ? scope.isNational() : scope.coversStation(station));
    }

    private static boolean declares(SignedIn reader) {
        return reader.has(Role.DISTRICT_SUPERVISOR) || reader.has(Role.NATIONAL_SUPERVISOR);
    }

    private String show(Form form, SignedIn reader, Model model) {
        CaseScope scope = access.scope(reader);
        model.addAttribute("form", form);
        model.addAttribute("stations", wording.stations(scope));
        model.addAttribute("isNational", scope.isNational());
        return "supervision/outage";
    }

    private String showEnd(Declared outage, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("outage", outage);
        model.addAttribute("station", outage.station() == null ? null : wording.station(outage.station()));
        return "supervision/outage-end";
    }
}
