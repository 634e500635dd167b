package pk.gov.nsor.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever signed in with a pass-phrase that others have handled changes it before anything else opens: every address
 * leads to where that is done.
 */
final class PasswordDue extends OncePerRequestFilter {

    private static final String DUE = "nsor.password.due";

    /** From here on the session opens nothing else. */
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
