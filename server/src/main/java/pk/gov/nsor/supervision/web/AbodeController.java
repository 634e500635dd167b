package pk.gov.nsor.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.supervision.Abodes;

/** Somebody has no fixed abode any more. */
@Controller
@RequestMapping("/people/{id}/abode")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.CASE_CHANGED)
class AbodeController {

    private final CaseForms forms;
    private final Abodes abodes;

    AbodeController(CaseForms forms, Abodes abodes) {
        this.forms = forms;
        this.abodes = abodes;
    }

    @GetMapping
    String form(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return forms.opened(id, reader, new Form(), model, AbodeController::template);
    }

    @PostMapping
    String lost(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        return forms.sent(
                new CaseForms.Sent(id, reader, request, flash, model),
                "supervision.abode.recorded",
                "",
                (person, form) -> form.require("since", "supervision.abode.since.missing", Day::parse)
                        .flatMap((LocalDate day) -> forms.once(
                                request,
                                form,
                                "locality",
                                () -> abodes.lost(person, day, form.value("locality"), actor))),
                AbodeController::template);
    }

    private static String template(PersonId person, Form form, Model model) {
        return "supervision/abode";
    }
}
