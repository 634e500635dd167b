package pk.gov.nsor.disclosure.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.disclosure.cases.AnswerOpenings;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;
import pk.gov.nsor.shell.Shown;

/** Whoever holds an answer on paper finds out whether it is genuine, with a reason; sent as a form, so that no code is in an address. */
@Controller
@Allows(
        value = {
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.INVESTIGATING_OFFICER,
            Role.PROSECUTOR
        },
        action = TrailAction.DISCLOSURE_CODE_CHECKED)
class CodeController {

    private final AnswerOpenings answers;
    private final RequestLines names;
    private final Shown shown;

    CodeController(AnswerOpenings answers, RequestLines names, Shown shown) {
        this.answers = answers;
        this.names = names;
        this.shown = shown;
    }

    @GetMapping("/disclosure/code")
    String form(Model model) {
        return show(new Form(), model);
    }

    @PostMapping("/disclosure/code")
    String check(Actor actor, HttpServletRequest request, Model model) {
        Form form = Form.of(request.getParameterMap());
        if (form.value("code").isEmpty()) {
            form.reject("code", "disclosure.code.missing");
        } else {
            Optional<Optional<AnswerOpenings.Verified>> found =
                    form.whole("reason", () -> answers.verify(form.value("code"), form.value("reason"), actor));
            found.ifPresent(one -> {
                model.addAttribute("asked", true);
                model.addAttribute("found", one.orElse(null));
                model.addAttribute(
                        "openedBy",
                        one.map(known -> names.name(known.openedBy())).orElse(""));
            });
        }
        return show(form, model);
    }

    private String show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("crumb", new Crumb(shown.text("disclosure.title"), "/disclosure"));
        return "disclosure/code";
    }
}
