package pk.gov.nsor.policing.supervision.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts;

/** The review of cases that stands still because a clock could not be trusted, and letting it go on. */
@Controller
@RequestMapping("/case-review")
@Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.CASE_REVIEW_RESUMED)
@DecidesNothing("It lets the review of cases go on with whatever is due")
class CaseReviewController {

    private final CaseReviewHalts halts;

    CaseReviewController(CaseReviewHalts halts) {
        this.halts = halts;
    }

    @GetMapping
    String page(Model model) {
        return show(new Form(), model);
    }

    @PostMapping
    String goOn(@RequestParam UUID halt, Actor actor, Form form, RedirectAttributes flash, Model model) {
        Optional<UUID> ended = form.whole("reason", () -> {
            halts.goOn(halt, form.value("reason"), actor);
            return halt;
        });
        if (ended.isEmpty()) {
            return show(form, model);
        }
        flash.addFlashAttribute("flash", "case-review.goes-on");
        return "redirect:/case-review";
    }

    private String show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("halt", halts.now().orElse(null));
        return "supervision/case-review";
    }
}
