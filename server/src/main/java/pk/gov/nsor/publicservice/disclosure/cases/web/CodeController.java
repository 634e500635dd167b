package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.publicservice.disclosure.cases.AnswerOpenings;

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

    static final String PATH = "/disclosure/code";

    private final AnswerOpenings answers;
    private final DisclosureRequestRows names;
    private final DisclosureCrumb crumb;

    CodeController(AnswerOpenings answers, DisclosureRequestRows names, DisclosureCrumb crumb) {
        this.answers = answers;
        this.names = names;
        this.crumb = crumb;
    }

    @GetMapping(PATH)
    String form(@AuthenticationPrincipal SignedIn reader, Model model) {
        return show(new Form(), reader, model);
    }

    @DecidesNothing("It asks whether a code is that of an answer")
    @PostMapping(PATH)
    String check(@AuthenticationPrincipal SignedIn reader, Actor actor, Form form, Model model) {
        if (form.value("code").isEmpty()) {
            form.reject("code", "disclosure.code.missing");
        } else {
            Optional<Optional<AnswerOpenings.Verified>> found =
                    form.whole("reason", () -> answers.verify(form.value("code"), form.value("reason"), actor));
            found.ifPresent(one -> {
                model.addAttribute("unknown", one.isEmpty());
                model.addAttribute("found", one.orElse(null));
                model.addAttribute(
                        "openedBy",
                        one.map(known -> names.name(known.openedBy())).orElse(""));
            });
        }
        return show(form, reader, model);
    }

    private String show(Form form, SignedIn reader, Model model) {
        model.addAttribute("form", form);
        crumb.add(reader, model);
        return "disclosure/code";
    }
}
