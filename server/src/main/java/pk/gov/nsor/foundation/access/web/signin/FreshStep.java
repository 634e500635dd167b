package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * A second step repeated by a signed-in user, before they change their credentials or end a session, so that nobody
 * can add a passkey of their own at a computer that was left open. The second step of signing in does not count.
 */
@Component
public class FreshStep {

    /** How long it is valid. */
    static final Duration VALID_FOR = Duration.ofMinutes(5);

    private static final String SHOWN = "nsor.fresh-step";
    private static final String WANTED = "nsor.fresh-step.wanted";
    private static final String HOME = "/signing-in";

    private final Clock clock;

    FreshStep(Clock clock) {
        this.clock = clock;
    }

    public boolean isShown(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(SHOWN) instanceof Instant at
                && clock.instant().isBefore(at.plus(VALID_FOR));
    }

    /** Redirects to the page for the second step, and from there to a page. */
    public String ask(HttpServletRequest request, String page) {
        request.getSession().setAttribute(WANTED, page);
        return "redirect:/signing-in/confirm";
    }

    /** Notes that it was shown just now; leads to the page that was asked for. */
    String shown(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(SHOWN, clock.instant());
        String page = session.getAttribute(WANTED) instanceof String wanted ? wanted : HOME;
        session.removeAttribute(WANTED);
        return "redirect:" + page;
    }
}
