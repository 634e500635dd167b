package pk.gov.nsor.shell.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.audit.TrailAction;

/** The page where one signs in; {@code access} takes what it sends. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    @Allows(anonymous = true, action = TrailAction.SIGN_IN)
    String page() {
        return "shell/sign-in";
    }
}
