package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.OwnPassword;
import pk.gov.nsor.access.PassPhrase;
import pk.gov.nsor.access.PasswordsBusyException;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.access.internal.SignInThrottle;
import pk.gov.nsor.access.internal.SignInThrottle.Step;
import pk.gov.nsor.access.web.SecondStepCheck.Problem;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/**
 * A new pass-phrase in place of one's own: made by the register, shown until it is typed back together with the old one.
 * Somebody who works with the register has shown a second step anew; whoever has just signed in with a pass-phrase that
 * others handed over has to change it first.
 */
@Controller
@RequestMapping(PasswordController.PATH)
@Allows(everybody = true, action = TrailAction.PASSWORD_CHANGED)
class PasswordController {

    static final String PATH = "/signing-in/password";

    private static final String OFFERED = "nsor.password.offered";

    private final PasswordCheck check;
    private final OwnPassword own;
    private final FreshStep fresh;
    private final SignInThrottle throttle;
    private final Trail trail;

    PasswordController(PasswordCheck check, OwnPassword own, FreshStep fresh, SignInThrottle throttle, Trail trail) {
        this.check = check;
        this.own = own;
        this.fresh = fresh;
        this.throttle = throttle;
        this.trail = trail;
    }

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request, Model model) {
        return isOpen(request) ? page(reader, request, model, null) : ask(request);
    }

    @PostMapping
    String change(
            @RequestParam(name = "old", defaultValue = "") String old,
            @RequestParam(name = "new", defaultValue = "") String typed,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        if (!isOpen(request)) {
            return ask(request);
        }
        HttpSession session = request.getSession();
        String offered = offered(session);
        if (!offered.equals(typed.strip())) {
            return page(reader, request, model, Problem.of("typed"));
        }
        Problem problem = replace(old, offered, reader, actor, session.getId());
        if (problem != null) {
            return page(reader, request, model, problem);
        }
        session.removeAttribute(OFFERED);
        PasswordDue.end(session);
        request.changeSessionId();
        flash.addFlashAttribute("told", "access.password.changed");
        return "redirect:/signing-in";
    }

    /** As slowly as passwords may be guessed at where one signs in. */
    private @Nullable Problem replace(String old, String offered, SignedIn reader, Actor actor, String session) {
        Duration wait = throttle.wait(Step.PASSWORD, reader.userName(), actor.origin());
        if (!wait.isZero()) {
            refuse(actor, "WAIT");
            return new Problem("wait", wait.toSeconds() + 1);
        }
        PasswordSignIn.pause(throttle.delay(Step.PASSWORD, reader.userName(), actor.origin()));
        try {
            Optional<Credentials.Stored> known = check.check(reader.userName(), old.strip());
            if (known.isEmpty()) {
                throttle.failed(Step.PASSWORD, reader.userName(), actor.origin());
                refuse(actor, "OLD");
                return Problem.of("old");
            }
            throttle.succeeded(Step.PASSWORD, reader.userName(), actor.origin());
            boolean isDone = own.change(reader.accountId(), known.get().passwordHash(), offered, session, actor);
            return isDone ? null : Problem.of("old");
        } catch (PasswordsBusyException busy) {
            return Problem.of("busy");
        }
    }

    private void refuse(Actor actor, String reason) {
        trail.appendAlone(
                TrailEntry.refused(actor, TrailAction.PASSWORD_CHANGED).with(Map.of("reason", reason)));
    }

    private String ask(HttpServletRequest request) {
        request.getSession().removeAttribute(OFFERED);
        return fresh.ask(request, PATH);
    }

    private boolean isOpen(HttpServletRequest request) {
        return PasswordDue.isDue(request) || fresh.isShown(request);
    }

    private static String page(SignedIn reader, HttpServletRequest request, Model model, @Nullable Problem problem) {
        model.addAttribute("problem", problem);
        model.addAttribute("userName", reader.userName());
        model.addAttribute("offered", offered(request.getSession()));
        return PasswordDue.isDue(request) ? "access/password-first" : "access/password";
    }

    /** The same however often the page is opened, so that what was copied stays right. */
    private static String offered(HttpSession session) {
        if (session.getAttribute(OFFERED) instanceof String offered) {
            return offered;
        }
        String offered = PassPhrase.generate();
        session.setAttribute(OFFERED, offered);
        return offered;
    }
}
