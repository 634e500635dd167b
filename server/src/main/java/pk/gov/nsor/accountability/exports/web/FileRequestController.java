package pk.gov.nsor.accountability.exports.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import pk.gov.nsor.accountability.exports.AskedFile;
import pk.gov.nsor.accountability.exports.FileRequests;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Submissions;

/** Where somebody is led who wanted a file that names many people: they say what for, and a second person decides. */
@Controller
@RequestMapping("/exports/{asked}")
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.PROPOSAL_VIEWED)
class FileRequestController {

    /** For a file that this session did not want, or wanted before it ended. */
    private static final String NOTHING = "redirect:/approvals";

    private final FileRequests requests;
    private final Submissions submissions;

    FileRequestController(FileRequests requests, Submissions submissions) {
        this.requests = requests;
        this.submissions = submissions;
    }

    @GetMapping
    String page(
            @PathVariable String asked,
            @AuthenticationPrincipal SignedIn reader,
            HttpServletRequest request,
            Model model) {
        return AskedFile.in(request.getSession(), asked)
                .map(file -> show(file, reader, new Form(), model))
                .orElse(NOTHING);
    }

    @DecidesNothing("It asks a second person for a file, as the session wanted it")
    @PostMapping
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.PROPOSAL_MADE)
    String ask(
            @PathVariable String asked,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Form form,
            Model model) {
        Optional<AskedFile> wanted = AskedFile.in(request.getSession(), asked);
        if (wanted.isEmpty()) {
            return NOTHING;
        }
        AskedFile file = wanted.get();
        return submissions
                .once(
                        request,
                        form,
                        "reason",
                        () -> "redirect:/approvals/" + requests.ask(file, form.value("reason"), reader, actor))
                .orElseGet(() -> show(file, reader, form, model));
    }

    private String show(AskedFile file, SignedIn reader, Form form, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("most", requests.most());
        model.addAttribute("waiting", requests.waiting(file, reader).orElse(null));
        model.addAttribute("form", form);
        return "exports/ask";
    }
}
