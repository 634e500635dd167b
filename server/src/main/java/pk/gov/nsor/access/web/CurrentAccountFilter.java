package pk.gov.nsor.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;

/**
 * Reads the account anew at each request: a session remembers who signed in, not what they may do. A role taken away or a
 * disabled account counts at once.
 */
final class CurrentAccountFilter extends OncePerRequestFilter {

    private final Credentials credentials;

    CurrentAccountFilter(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> remembered = CurrentActor.person();
        if (remembered.isPresent()) {
            Optional<SignedIn> current = credentials.current(remembered.get().accountId());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            if (current.isPresent()) {
                context.setAuthentication(CurrentActor.authentication(current.get()));
            } else {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
