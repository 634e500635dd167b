package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/**
 * Replaces the recovery codes, after the second step was repeated. New ones are shown until the reader confirms that
 * they are kept, and no longer than that second step is valid.
 */
@Controller
@RequestMapping(RecoveryCodesController.PATH)
@Allows(everybody = true, action = TrailAction.RECOVERY_CODES_RENEWED)
@DecidesNothing("It makes the reader's own recovery codes")
class RecoveryCodesController {

    static final String PATH = "/signing-in/recovery-codes";

    private static final String CODES = "nsor.recovery-codes.new";

    private final SecondFactors factors;
    private final FreshStep fresh;

    RecoveryCodesController(SecondFactors factors, FreshStep fresh) {
        this.factors = factors;
        this.fresh = fresh;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request, Model model) {
        if (!fresh.isShown(request)) {
            request.getSession().removeAttribute(CODES);
            return fresh.ask(request, PATH);
        }
        // Codes that were renewed once more meanwhile, in another window, would sign nobody in.
        if (request.getSession().getAttribute(CODES) instanceof String[] codes
                && factors.isRecoveryCode(reader.accountId(), codes[0])) {
            model.addAttribute("codes", codes);
            model.addAttribute("reader", reader);
            return "access/recovery-codes-new";
        }
        model.addAttribute("left", factors.recoveryCodesLeft(reader.accountId()));
        return "access/recovery-codes-renew";
    }

    @PostMapping
    String renew(@AuthenticationPrincipal SignedIn reader, Actor actor, HttpServletRequest request) {
        if (!fresh.isShown(request)) {
            return fresh.ask(request, PATH);
        }
        List<String> codes = factors.renewRecoveryCodes(reader, actor);
        if (codes.isEmpty()) {
            return "redirect:/signing-in";
        }
        request.getSession().setAttribute(CODES, codes.toArray(String[]::new));
        return "redirect:" + PATH;
    }

    @PostMapping("/kept")
    String keep(HttpServletRequest request, RedirectAttributes flash) {
        request.getSession().removeAttribute(CODES);
        flash.addFlashAttribute("flash", "access.recovery.kept");
        return "redirect:/signing-in";
    }
}
