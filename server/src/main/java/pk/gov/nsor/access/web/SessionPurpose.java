package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import pk.gov.nsor.access.Purpose;

/** The purpose that somebody chose for their session. */
final class SessionPurpose {

    private static final String ATTRIBUTE = "nsor.purpose";

    private SessionPurpose() {}

    static Purpose of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof Purpose chosen
                ? chosen
                : Purpose.REGISTRATION;
    }

    static void choose(HttpServletRequest request, Purpose purpose) {
        request.getSession().setAttribute(ATTRIBUTE, purpose);
    }
}
