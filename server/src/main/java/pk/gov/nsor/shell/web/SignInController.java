package pk.gov.nsor.shell.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.OpenIdSettings;
import pk.gov.nsor.audit.TrailAction;

/** The page where one signs in; {@code access} takes what it sends. */
@Controller
class SignInController {

    private final OpenIdSettings openId;

    SignInController(OpenIdSettings openId) {
        this.openId = openId;
    }

    @GetMapping("/sign-in")
    @Allows(anonymous = true, action = TrailAction.SIGN_IN, untold = "Shows a form, the same to everybody")
    String page(Model model) {
        if (openId.isOn()) {
            model.addAttribute("provider", openId.name());
        }
        return "shell/sign-in";
    }
}
