package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;

/** A release that a prison announces, and that it is called off. */
@Controller
@RequestMapping("/people/{id}/planned-release")
@Allows(
        value = {Role.REGISTRAR, Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.CASE_CHANGED,
        record = RecordUse.WORK)
@Decides(CaseOverview.OfPlannedRelease.class)
class PlannedReleaseController {

    private final CaseForms forms;
    private final Releases releases;
    private final CasePageMessages wording;
    private final PlaceFields places;
    private final Clock clock;

    PlannedReleaseController(
            CaseForms forms, Releases releases, CasePageMessages wording, PlaceFields places, Clock clock) {
        this.forms = forms;
        this.places = places;
        this.clock = clock;
        this.releases = releases;
        this.wording = wording;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        return forms.opened(id, new Form(), model, this::template);
    }

    @PostMapping
    String announce(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "supervision.release.announced",
                "",
                (person, form) -> {
                    Optional<LocalDate> day = form.day("on", "supervision.release.on.missing");
                    Optional<District> district = places.district(
                            form, "district", "supervision.district.missing", day.orElse(LocalDate.now(clock)));
                    return day.isEmpty() || district.isEmpty()
                            ? Optional.empty()
                            : forms.decided(
                                    request,
                                    form,
                                    "on",
                                    () -> releases.announce(
                                            person,
                                            new PlannedRelease(
                                                    day.get(),
                                                    form.value("prison"),
                                                    district.get().code(),
                                                    form.value("address")),
                                            actor));
                },
                this::template);
    }

    @PostMapping("/calling-off")
    String callOff(
            @PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "supervision.release.called-off",
                "",
                (person, form) -> forms.decided(request, form, "on", () -> releases.callOff(person, actor)),
                this::template);
    }

    private String template(PersonId person, Form form, Model model) {
        Optional<PlannedRelease> planned = releases.planned(person);
        model.addAttribute("planned", planned.orElse(null));
        model.addAttribute(
                "plannedDistrict",
                planned.map(plan -> wording.district(plan.district())).orElse(""));
        return "supervision/planned-release";
    }
}
