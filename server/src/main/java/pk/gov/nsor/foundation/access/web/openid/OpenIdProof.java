package pk.gov.nsor.foundation.access.web.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * A signed-in user who has just completed a second step goes to the provider to prove that they are the user whom two
 * people have linked to their account: whoever signs in at both owns both.
 */
@Component
class OpenIdProof {

    /** How long the detour to the provider may take. */
    static final Duration VALID_FOR = Duration.ofMinutes(10);

    private static final String BEGUN = "nsor.openid.proof";

    private final OpenIdLinks links;
    private final Credentials credentials;
    private final Trail trail;
    private final Clock clock;

    OpenIdProof(OpenIdLinks links, Credentials credentials, Trail trail, Clock clock) {
        this.links = links;
        this.credentials = credentials;
        this.trail = trail;
        this.clock = clock;
    }

    private record Begun(SignedIn owner, Instant at) implements Serializable {}

    /** Marks that the next return to this session is a proof and not a sign-in. */
    void begin(SignedIn owner, HttpSession session) {
        session.setAttribute(BEGUN, new Begun(owner, clock.instant()));
    }

    /** Whether this session waits for somebody to come back, in time or not. */
    boolean isBegun(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(BEGUN) != null;
    }

    /** As above, of the request of this thread. */
    boolean isBegun() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && isBegun(attributes.getRequest());
    }

    /** Takes the session's waiting proof, in time; afterwards there is none. */
    Optional<SignedIn> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(BEGUN) instanceof Begun begun)) {
            return Optional.empty();
        }
        session.removeAttribute(BEGUN);
        return signedIn(session)
                .filter(person -> person.accountId().equals(begun.owner.accountId()))
                .filter(person -> clock.instant().isBefore(begun.at.plus(VALID_FOR)))
                .flatMap(person -> credentials.current(person.accountId(), begun.owner.credentialVersion()));
    }

    /** Whether this is the user whom two people have linked to the account. */
    boolean prove(SignedIn owner, String issuer, String subject, HttpServletRequest request) {
        Actor actor = new Actor(Actor.Kind.OFFICER, owner.accountId(), request.getRemoteAddr());
        boolean isProved = links.prove(owner, issuer, subject, actor);
        if (!isProved) {
            trail.appendAlone(TrailEntry.refused(actor, TrailAction.OPENID_PROVED)
                    .about(owner.accountId())
                    .with(Map.of("issuer", issuer, "subject", subject)));
        }
        return isProved;
    }

    /** The pages of the provider's way back do not read who is signed in. */
    private static Optional<SignedIn> signedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                instanceof SecurityContext context
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }
}
