package pk.gov.nsor.foundation.access.web.filter;

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
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.session.StoredSession;
import pk.gov.nsor.foundation.access.web.CurrentActor;
import pk.gov.nsor.foundation.access.web.signin.PasswordPassed;

/**
 * Reads the account again at each request: a session stores who signed in, not what they may do. A revoked role or a
 * disabled account takes effect at once, and sessions begun under other credentials of the account are over. Somebody
 * who has only given the right password counts as not signed in, except for the second step.
 */
public final class CurrentAccountFilter extends OncePerRequestFilter {

    private final Credentials credentials;
    private final Clock clock;

    public CurrentAccountFilter(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        markBackground(request);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof PasswordPassed passed) {
            if (clock.instant().isBefore(passed.at().plus(PasswordPassed.VALID_FOR))
                    && credentials.current(passed.accountId(), passed.version()).isPresent()) {
                passed.remember(request);
            }
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        Optional<SignedIn> remembered = CurrentActor.person();
        if (remembered.isPresent()) {
            Optional<SignedIn> current = current(request, remembered.get().accountId())
                    .filter(account ->
                            account.credentialVersion() == remembered.get().credentialVersion());
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

    /**
     * The account as it was read with the session, in one statement; read now where the session does not have it yet.
     */
    private Optional<SignedIn> current(HttpServletRequest request, UUID accountId) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(StoredSession.ACCOUNT) instanceof SignedIn account
                        && account.accountId().equals(accountId)
                ? Optional.of(account)
                : credentials.current(accountId);
    }

    /** Background requests of an open page do not prolong the session. */
    private static void markBackground(HttpServletRequest request) {
        if (request.getHeader("X-Live") != null || request.getRequestURI().equals("/live")) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.setAttribute(StoredSession.BACKGROUND, true);
            }
        }
    }
}
