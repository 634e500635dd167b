package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import pk.gov.nsor.audit.Actor;

/**
 * Somebody whose password was right and who has not shown a second factor yet. To everything but the second step they are
 * nobody: {@link CurrentAccountFilter} sees to it.
 *
 * @param at when the password was looked at
 * @param mustChange whether it is changed before anything else opens, since others have handled it
 */
record PasswordPassed(UUID accountId, String userName, Instant at, boolean mustChange)
        implements AuthenticatedPrincipal, Serializable {

    /** The second step has to follow the first within this time. */
    static final Duration VALID_FOR = Duration.ofMinutes(10);

    private static final String ATTRIBUTE = PasswordPassed.class.getName();

    @Override
    public String getName() {
        return userName;
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, java.util.List.of());
    }

    /** Who acts, for the trail. */
    Actor actor(HttpServletRequest request) {
        return new Actor(Actor.Kind.OFFICER, accountId, request.getRemoteAddr());
    }

    /** Lets this request's second step know. */
    void remember(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Of the session of this request, if the second step is what it waits for. */
    static Optional<PasswordPassed> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof PasswordPassed passed
                ? Optional.of(passed)
                : Optional.empty();
    }
}
