package pk.gov.nsor.foundation.shell.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Asks a user who followed a link of another site whether to go on; until then nothing is opened. */
@Controller
class FromElsewhereController {

    /** @param to a path of this server; anything else leads to the first page */
    @GetMapping("/from-elsewhere")
    @Allows(
            anonymous = true,
            action = TrailAction.PAGE_VIEWED,
            noEntry = "Asks whether to go on, and shows nothing of the register")
    String page(@RequestParam(defaultValue = "/") String to, Model model) {
        model.addAttribute("to", LocalPath.orHome(to));
        return "shell/from-elsewhere";
    }
}
