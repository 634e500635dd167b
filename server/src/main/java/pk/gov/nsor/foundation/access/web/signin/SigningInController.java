package pk.gov.nsor.foundation.access.web.signin;

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
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.OpenSession;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;

/** A page with the reader's sessions and credentials, on which they can end those they do not know. */
@Controller
class SigningInController {

    static final String LEFT = "/signing-in/left";

    private final Sessions sessions;
    private final FreshStep fresh;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final OpenIdLinks links;
    private final OpenIdSettings openId;
    private final Clock clock;

    SigningInController(
            Sessions sessions,
            FreshStep fresh,
            SecondFactors factors,
            Passkeys passkeys,
            OpenIdLinks links,
            OpenIdSettings openId,
            Clock clock) {
        this.sessions = sessions;
        this.fresh = fresh;
        this.factors = factors;
        this.passkeys = passkeys;
        this.links = links;
        this.openId = openId;
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
        model.addAttribute(
                "openId",
                openId.isOn() ? links.of(reader.accountId(), openId.issuer()).orElse(null) : null);
        model.addAttribute("provider", openId.isOn() ? openId.name() : "");
        model.addAttribute("recoveryCodes", factors.recoveryCodesLeft(reader.accountId()));
        return "access/signing-in";
    }

    /**
     * In how many seconds the session ends. Called by ending.js, in the background without prolonging the session, or
     * as activity when the user asks for it.
     */
    @GetMapping(LEFT)
    @Allows(
            everybody = true,
            action = TrailAction.SESSIONS_VIEWED,
            noEntry = "Says to an open page how long its own session lasts, and nothing of the register")
    @ResponseBody
    Map<String, Long> left(HttpServletRequest request) {
        Instant end = sessions.endOf(request.getSession().getId()).orElse(clock.instant());
        return Map.of("seconds", Duration.between(clock.instant(), end).toSeconds());
    }

    @DecidesNothing("It ends one of the reader's own sessions, named by its identifier")
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
        flash.addFlashAttribute("flash", ended ? "access.sessions.done" : "access.sessions.over");
        return "redirect:/signing-in";
    }
}
