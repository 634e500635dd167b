package pk.gov.nsor.publicservice.disclosure.cases.web;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.UiFormat;

/** The step back to the lists, for those whose navigation does not lead to them. */
@Component
class DisclosureCrumb {

    private final UiFormat uiFormat;

    DisclosureCrumb(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    void add(SignedIn reader, Model model) {
        if (!reader.has(Role.INVESTIGATING_OFFICER) && !reader.has(Role.PROSECUTOR)) {
            model.addAttribute("crumb", new Crumb(uiFormat.text("disclosure.title"), "/disclosure"));
        }
    }
}
