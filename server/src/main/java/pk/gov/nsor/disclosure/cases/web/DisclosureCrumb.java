package pk.gov.nsor.disclosure.cases.web;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Shown;

/** The step back to the lists, for those whose navigation does not lead to them. */
@Component
class DisclosureCrumb {

    private final Shown shown;

    DisclosureCrumb(Shown shown) {
        this.shown = shown;
    }

    void add(SignedIn reader, Model model) {
        if (!reader.has(Role.INVESTIGATING_OFFICER) && !reader.has(Role.PROSECUTOR)) {
            model.addAttribute("crumb", new Crumb(shown.text("disclosure.title"), "/disclosure"));
        }
    }
}
