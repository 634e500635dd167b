package pk.gov.nsor.supervision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
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
import pk.gov.nsor.shell.Submissions;
import pk.gov.nsor.supervision.Abodes;

/** Somebody has no fixed abode any more. */
@Controller
@RequestMapping("/people/{id}/abode")
@Allows(
        value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.CASE_CHANGED)
class AbodeController {

    private final CasePage page;
    private final Abodes abodes;
    private final Submissions submissions;

    AbodeController(CasePage page, Abodes abodes, Submissions submissions) {
        this.page = page;
        this.abodes = abodes;
        this.submissions = submissions;
    }

    @GetMapping
    String form(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        return show(page.workedOn(id, reader), new Form(), model);
    }

    @PostMapping
    String lost(
            @PathVariable UUID id,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        PersonId person = page.workedOn(id, reader);
        Form form = Form.of(request.getParameterMap());
        Optional<LocalDate> since = form.require("since", "supervision.abode.since.missing", Day::parse);
        Optional<String> done = since.flatMap(day -> form.whole(
                "locality",
                () -> submissions.once(request.getSession(), form.value("submissionId"), () -> {
                    abodes.lost(person, day, form.value("locality"), actor);
                    return "";
                })));
        if (done.isEmpty()) {
            return show(person, form, model);
        }
        flash.addFlashAttribute("flash", "supervision.abode.recorded");
        return "redirect:/people/" + id;
    }

    private String show(PersonId person, Form form, Model model) {
        page.show(person, model);
        model.addAttribute("form", form);
        return "supervision/abode";
    }
}
