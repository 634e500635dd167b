package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.web.filter.CurrentAccountFilter;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * Somebody whose password was right and who has not shown a second factor yet. To everything but the second step they
 * count as not signed in; {@link CurrentAccountFilter} ensures that.
 *
 * @param version of the account's credentials then; once the credentials change, this counts for nothing
 * @param at when the password was checked
 * @param mustChange whether the password must be changed before anything else, since others have handled it
 */
public record PasswordPassed(UUID accountId, String userName, long version, Instant at, boolean mustChange)
        implements AuthenticatedPrincipal, Serializable {

    /** The second step has to follow the first within this time. */
    public static final Duration VALID_FOR = Duration.ofMinutes(10);

    private static final String ATTRIBUTE = PasswordPassed.class.getName();

    @Override
    public String getName() {
        return userName;
    }

    public static PasswordPassed by(SignedIn person, Instant at, boolean mustChange) {
        return new PasswordPassed(person.accountId(), person.userName(), person.credentialVersion(), at, mustChange);
    }

    /** The same with the credential version after its own second step. */
    PasswordPassed at(long moved) {
        return new PasswordPassed(accountId, userName, moved, at, mustChange);
    }

    public Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, java.util.List.of());
    }

    /** The actor, for the trail. */
    Actor actor(HttpServletRequest request) {
        return new Actor(Actor.Kind.OFFICER, accountId, request.getRemoteAddr());
    }

    /** Lets this request's second step know. */
    public void remember(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Of the session of this request, if the second step is what it waits for. */
    public static Optional<PasswordPassed> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof PasswordPassed passed
                ? Optional.of(passed)
                : Optional.empty();
    }
}
