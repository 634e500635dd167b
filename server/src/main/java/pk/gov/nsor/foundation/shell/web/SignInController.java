package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.audit.TrailAction;

/** The page where one signs in; {@code access} takes what it sends. */
@Controller
class SignInController {

    /** The parameters of what was refused. */
    private static final Set<String> ERRORS = Set.of("error", "busy", "many", "openid-unknown", "openid-failed");

    private final OpenIdSettings openId;

    SignInController(OpenIdSettings openId) {
        this.openId = openId;
    }

    @GetMapping("/sign-in")
    @Allows(anonymous = true, action = TrailAction.SIGN_IN, noEntry = "Shows a form, the same to everybody")
    String page(HttpServletRequest request, Model model) {
        if (ERRORS.stream().anyMatch(error -> request.getParameter(error) != null)) {
            model.addAttribute("isError", true);
        }
        model.addAttribute("isWrong", request.getParameter("error") != null);
        if (openId.isOn()) {
            model.addAttribute("provider", openId.name());
        }
        return "shell/sign-in";
    }
}
