package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.access.web.CurrentActor;

/**
 * A user who signed in with a pass-phrase that others have handled must change it first: every address redirects to
 * the page for that.
 */
public final class PasswordDue extends OncePerRequestFilter {

    private static final String DUE = "nsor.password.due";

    /** From here on the session gives access to nothing else. */
    static void begin(HttpSession session) {
        session.setAttribute(DUE, true);
    }

    static void end(HttpSession session) {
        session.removeAttribute(DUE);
    }

    static boolean isDue(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(DUE) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean isFree = path.equals(PasswordController.PATH)
                || path.equals(SigningInController.LEFT)
                || path.equals("/sign-out")
                || path.startsWith("/language/")
                || !CurrentActor.isKnown();
        if (isFree || !isDue(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + PasswordController.PATH);
        }
    }
}
