package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.web.signin.SecondStepCheck.Problem;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** The page on which a signed-in user repeats the second step, see {@link FreshStep}. */
@Controller
@RequestMapping("/signing-in/confirm")
@Allows(everybody = true, action = TrailAction.SECOND_STEP)
@DecidesNothing("It shows a second step anew")
class ConfirmController {

    private final SecondStepCheck check;
    private final FreshStep fresh;
    private final Passkeys passkeys;

    ConfirmController(SecondStepCheck check, FreshStep fresh, Passkeys passkeys) {
        this.check = check;
        this.fresh = fresh;
        this.passkeys = passkeys;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn reader, Model model) {
        return page(reader, model, null);
    }

    @PostMapping
    String confirm(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String credential,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Model model) {
        Optional<Problem> problem = credential.isEmpty()
                ? check.code(reader.accountId(), code, actor)
                : check.passkey(reader.accountId(), credential, actor, request);
        return problem.isPresent() ? page(reader, model, problem.get()) : fresh.shown(request);
    }

    private String page(SignedIn reader, Model model, @Nullable Problem problem) {
        check.show(model, problem);
        model.addAttribute("hasPasskeys", !passkeys.of(reader.accountId()).isEmpty());
        return "access/confirm";
    }
}
