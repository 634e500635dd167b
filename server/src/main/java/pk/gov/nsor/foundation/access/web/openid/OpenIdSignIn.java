package pk.gov.nsor.foundation.access.web.openid;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.credential.OpenIdLinks;
import pk.gov.nsor.foundation.access.credential.OpenIdSettings;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.internal.RefusalEntries;
import pk.gov.nsor.foundation.access.web.SecurityConfiguration;
import pk.gov.nsor.foundation.access.web.filter.ForeignOrigin;
import pk.gov.nsor.foundation.access.web.session.SessionOwner;
import pk.gov.nsor.foundation.access.web.signin.PasswordPassed;
import pk.gov.nsor.foundation.access.web.signin.SignInCompletion;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * Signs in a user who returns from the OpenID Connect provider: to the account that two people have linked to them and
 * whose owner has proved the link, with the roles that the register knows. A user who went there for the proof only
 * returns. The provider replaces the password; also the second step, where its token says so.
 */
@Component
class OpenIdSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** The provider's token in the session, with which its own session is ended at sign-out. */
    static final String ID_TOKEN = "nsor.openid.id-token";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);
    private static final String CANCELLED = "access_denied";

    private final OpenIdLinks links;
    private final OpenIdProof proof;
    private final OpenIdSettings settings;
    private final Credentials credentials;
    private final SignInCompletion completion;
    private final OpenIdSignOut signOut;
    private final RefusalEntries refusals;
    private final Trail trail;
    private final Clock clock;

    OpenIdSignIn(
            OpenIdLinks links,
            OpenIdProof proof,
            OpenIdSettings settings,
            Credentials credentials,
            SignInCompletion completion,
            OpenIdSignOut signOut,
            RefusalEntries refusals,
            Trail trail,
            Clock clock) {
        this.links = links;
        this.proof = proof;
        this.settings = settings;
        this.credentials = credentials;
        this.completion = completion;
        this.signOut = signOut;
        this.refusals = refusals;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        String issuer = String.valueOf(user.getIdToken().getClaimAsString("iss"));
        boolean isForProof = proof.isBegun(request);
        Optional<SignedIn> owner = proof.take(request);
        if (isForProof) {
            SecurityContextHolder.clearContext();
            boolean isProved = owner.filter(person -> proof.prove(person, issuer, user.getSubject(), request))
                    .isPresent();
            leadBack(request, response, isProved);
            return;
        }
        Optional<SignedIn> linked = links.account(issuer, user.getSubject()).flatMap(credentials::current);
        if (linked.isEmpty()) {
            // The provider's identity is known to this request only; in the register the user is not signed in yet.
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            refused(request, Map.of("reason", "OPENID_NOT_LINKED", "subject", user.getSubject()));
            // Otherwise the provider would sign the same person in again, whoever uses the computer next.
            signOut.leave(
                    request,
                    response,
                    user.getIdToken().getTokenValue(),
                    SecurityConfiguration.SIGN_IN + "?openid-unknown");
            return;
        }
        SignedIn person = linked.get();
        Actor actor = new Actor(Actor.Kind.OFFICER, person.accountId(), request.getRemoteAddr());
        boolean isEnough = settings.hasSecondFactor(user.getIdToken().getClaims());
        trail.appendAlone(TrailEntry.done(actor, TrailAction.OPENID_ACCEPTED).with(Map.of("secondFactor", isEnough)));
        SessionOwner.take(request, person.accountId());
        request.getSession().setAttribute(ID_TOKEN, user.getIdToken().getTokenValue());
        if (isEnough) {
            completion.complete(person, actor, SignInCompletion.OPENID, request, response);
        } else {
            askSecondStep(person, request, response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String error = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "unreachable";
        boolean isCancelled = error.equals(CANCELLED);
        boolean isForProof = proof.isBegun(request);
        Optional<SignedIn> _ = proof.take(request);
        if (!isCancelled) {
            LOG.warn("Signing in at the OpenID Connect provider failed: {}", error);
        }
        refused(request, Map.of("reason", "OPENID_FAILED", "error", error));
        if (isForProof) {
            leadBack(request, response, false);
        } else {
            response.sendRedirect(to(request, isCancelled ? "openid-cancelled" : "openid-failed"));
        }
    }

    /** As after the password: to everything but the second step they are not signed in. */
    private void askSecondStep(SignedIn person, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                PasswordPassed.by(person, clock.instant(), false).authentication());
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.SECOND_STEP);
    }

    /** To the page from which they went to prove the link. */
    private static void leadBack(HttpServletRequest request, HttpServletResponse response, boolean isProved)
            throws IOException {
        String page = request.getContextPath() + "/signing-in?" + (isProved ? "openid-proved" : "openid-not-proved");
        ForeignOrigin.landing(request.getSession(), page);
        response.sendRedirect(page);
    }

    private void refused(HttpServletRequest request, Map<String, Object> why) {
        String address = request.getRemoteAddr();
        refusals.append(address, TrailEntry.refused(Actor.unknown(address), TrailAction.SIGN_IN), why);
    }

    private static String to(HttpServletRequest request, String what) {
        return request.getContextPath() + SecurityConfiguration.SIGN_IN + "?" + what;
    }
}
