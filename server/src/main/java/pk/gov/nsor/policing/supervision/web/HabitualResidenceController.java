package pk.gov.nsor.policing.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.whereabouts.HabitualResidences;

/** A person no longer has a fixed address. */
@Controller
@RequestMapping("/people/{id}/residence")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.CASE_CHANGED,
        record = RecordUse.WORK)
@DecidesNothing("It records what a person has said of themselves on a day")
class HabitualResidenceController {

    private final CaseForms forms;
    private final HabitualResidences habitualResidences;

    HabitualResidenceController(CaseForms forms, HabitualResidences habitualResidences) {
        this.forms = forms;
        this.habitualResidences = habitualResidences;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) {
        return forms.opened(id, new Form(), model, HabitualResidenceController::template);
    }

    @PostMapping
    String lost(@PathVariable UUID id, Actor actor, HttpServletRequest request, RedirectAttributes flash, Model model) {
        return forms.sent(
                new CaseForms.Sent(id, request, flash, model),
                "supervision.residence.recorded",
                "",
                (person, form) -> form.day("since", "supervision.residence.since.missing")
                        .flatMap((LocalDate day) -> forms.once(
                                request,
                                form,
                                "locality",
                                () -> habitualResidences.lost(person, day, form.value("locality"), actor))),
                HabitualResidenceController::template);
    }

    private static String template(PersonId person, Form form, Model model) {
        return "supervision/residence";
    }
}
