package pk.gov.nsor.foundation.access.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.web.CurrentActor;

/** The purpose that somebody chose for their session; until then, that of their daily work. */
public final class SessionPurpose {

    private static final String ATTRIBUTE = "nsor.purpose";

    private SessionPurpose() {}

    public static Purpose of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Purpose chosen
                ? chosen
                : CurrentActor.person()
                        .filter(SignedIn::isPolice)
                        .map(reader -> Purpose.SUPERVISION)
                        .orElse(Purpose.REGISTRATION);
    }

    public static void choose(HttpServletRequest request, Purpose purpose) {
        request.getSession().setAttribute(ATTRIBUTE, purpose);
    }
}
