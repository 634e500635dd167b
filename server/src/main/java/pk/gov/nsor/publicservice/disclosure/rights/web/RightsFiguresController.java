package pk.gov.nsor.publicservice.disclosure.rights.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.rights.RightsEscalation;

/** How what people ask about records is answered, in numbers: for the Special Committee, which sees no request. */
@Controller
class RightsFiguresController {

    private final RightsEscalation escalation;
    private final UiFormat uiFormat;

    RightsFiguresController(RightsEscalation escalation, UiFormat uiFormat) {
        this.escalation = escalation;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/rights/figures")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
            action = TrailAction.RIGHTS_VIEWED)
    String figures(@AuthenticationPrincipal SignedIn reader, Model model) {
        boolean isOfBureau = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR);
        model.addAttribute("lines", isOfBureau ? escalation.figures() : escalation.committeeFigures());
        model.addAttribute("rounded", !isOfBureau);
        model.addAttribute("days", RightsEscalation.COUNTED_DAYS);
        if (isOfBureau) {
            model.addAttribute("crumb", new Crumb(uiFormat.text("rights.title"), "/rights"));
        }
        return "disclosure/rights-figures";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry rightsFiguresEntry() {
            return new NavigationEntry(
                    "rights.figures", "/rights/figures", NavigationGroup.PUBLIC, 70, Set.of(Role.OVERSIGHT));
        }

        @Bean
        NavigationEntry rightsEntry() {
            return new NavigationEntry(
                    "rights.title",
                    "/rights",
                    NavigationGroup.REQUESTS,
                    80,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
