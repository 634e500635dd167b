package pk.gov.nsor.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.access.session.StoredSession;

/**
 * Reads the account anew at each request: a session remembers who signed in, not what they may do. A role taken away or a
 * disabled account counts at once. Whose password alone was right is nobody here, but to the second step.
 */
final class CurrentAccountFilter extends OncePerRequestFilter {

    private final Credentials credentials;
    private final Clock clock;

    CurrentAccountFilter(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        markBackground(request);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof PasswordPassed passed) {
            if (clock.instant().isBefore(passed.at().plus(PasswordPassed.VALID_FOR))) {
                passed.remember(request);
            }
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        Optional<SignedIn> remembered = CurrentActor.person();
        if (remembered.isPresent()) {
            Optional<SignedIn> current = current(request, remembered.get().accountId());
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

    /** As it was read with the session, in one statement; of what the session does not know yet, now. */
    private Optional<SignedIn> current(HttpServletRequest request, UUID accountId) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(StoredSession.ACCOUNT) instanceof SignedIn account
                        && account.accountId().equals(accountId)
                ? Optional.of(account)
                : credentials.current(accountId);
    }

    /** What an open page asks for by itself keeps nobody signed in. */
    private static void markBackground(HttpServletRequest request) {
        if (request.getHeader("X-Live") != null || request.getRequestURI().equals("/live")) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.setAttribute(StoredSession.BACKGROUND, true);
            }
        }
    }
}
