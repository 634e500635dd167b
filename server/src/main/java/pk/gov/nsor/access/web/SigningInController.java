package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.OpenSession;
import pk.gov.nsor.access.Passkeys;
import pk.gov.nsor.access.SecondFactors;
import pk.gov.nsor.access.Sessions;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.TrailAction;

/** Where the reader is signed in and what signs them in; ending what they do not know. */
@Controller
class SigningInController {

    static final String LEFT = "/signing-in/left";

    private final Sessions sessions;
    private final FreshStep fresh;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Clock clock;

    SigningInController(Sessions sessions, FreshStep fresh, SecondFactors factors, Passkeys passkeys, Clock clock) {
        this.sessions = sessions;
        this.fresh = fresh;
        this.factors = factors;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    @GetMapping("/signing-in")
    @Allows(everybody = true, action = TrailAction.SESSIONS_VIEWED)
    String show(@AuthenticationPrincipal SignedIn reader, HttpServletRequest request, Model model) {
        List<OpenSession> open = sessions.of(reader.accountId());
        String name = request.getSession().getId();
        model.addAttribute("sessions", open);
        model.addAttribute(
                "current",
                open.stream()
                        .filter(session -> sessions.isNamed(session, name))
                        .map(OpenSession::id)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("mostSessions", Sessions.MOST);
        model.addAttribute("passkeys", passkeys.of(reader.accountId()));
        model.addAttribute("most", Passkeys.MOST);
        model.addAttribute("recoveryCodes", factors.recoveryCodesLeft(reader.accountId()));
        return "access/signing-in";
    }

    /** In how many seconds the session ends: for ending.js, which asks without being seen or, when told to, to be seen. */
    @GetMapping(LEFT)
    @Allows(
            everybody = true,
            action = TrailAction.SESSIONS_VIEWED,
            untold = "Says to an open page how long its own session lasts, and nothing of the register")
    @ResponseBody
    Map<String, Long> left(HttpServletRequest request) {
        Instant end = sessions.endOf(request.getSession().getId()).orElse(clock.instant());
        return Map.of("seconds", Duration.between(clock.instant(), end).toSeconds());
    }

    @PostMapping("/signing-in/sessions/{session}/end")
    @Allows(everybody = true, action = TrailAction.SESSION_ENDED)
    String end(
            @PathVariable UUID session,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (!fresh.isShown(request)) {
            return fresh.ask(request, "/signing-in");
        }
        boolean ended = sessions.end(reader.accountId(), session, actor);
        flash.addFlashAttribute("told", ended ? "access.sessions.done" : "access.sessions.over");
        return "redirect:/signing-in";
    }
}
