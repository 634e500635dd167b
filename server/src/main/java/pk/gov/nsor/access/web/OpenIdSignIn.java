package pk.gov.nsor.access.web;

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
import pk.gov.nsor.access.OpenIdLinks;
import pk.gov.nsor.access.OpenIdSettings;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/**
 * Whoever comes back from the OpenID Connect provider: the account that two people have linked to them, with the roles that
 * the register knows. The provider stands for the password; for the second step, too, where its token says so.
 */
@Component
class OpenIdSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** The provider's token in the session, with which its own session is ended at sign-out. */
    static final String ID_TOKEN = "nsor.openid.id-token";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);
    private static final String CANCELLED = "access_denied";

    private final OpenIdLinks links;
    private final OpenIdSettings settings;
    private final Credentials credentials;
    private final SignInCompletion completion;
    private final OpenIdSignOut signOut;
    private final Trail trail;
    private final Clock clock;

    OpenIdSignIn(
            OpenIdLinks links,
            OpenIdSettings settings,
            Credentials credentials,
            SignInCompletion completion,
            OpenIdSignOut signOut,
            Trail trail,
            Clock clock) {
        this.links = links;
        this.settings = settings;
        this.credentials = credentials;
        this.completion = completion;
        this.signOut = signOut;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        String issuer = String.valueOf(user.getIdToken().getClaimAsString("iss"));
        Optional<SignedIn> linked = links.account(issuer, user.getSubject()).flatMap(credentials::current);
        if (linked.isEmpty()) {
            // Spring has put who they are there into the session; here they are nobody.
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            trail.appendAlone(TrailEntry.refused(Actor.unknown(request.getRemoteAddr()), TrailAction.SIGN_IN)
                    .with(Map.of("reason", "OPENID_NOT_LINKED", "subject", user.getSubject())));
            // Else the provider would let the same person in again, whoever sits there next.
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
        request.getSession().setAttribute(ID_TOKEN, user.getIdToken().getTokenValue());
        if (isEnough) {
            completion.complete(person, actor, "OPENID", request, response);
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
        if (!isCancelled) {
            LOG.warn("Signing in at the OpenID Connect provider failed: {}", error);
        }
        trail.appendAlone(TrailEntry.refused(Actor.unknown(request.getRemoteAddr()), TrailAction.SIGN_IN)
                .with(Map.of("reason", "OPENID_FAILED", "error", error)));
        response.sendRedirect(to(request, isCancelled ? "openid-cancelled" : "openid-failed"));
    }

    /** As after the password: to everything but the second step they are nobody. */
    private void askSecondStep(SignedIn person, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PasswordPassed(person.accountId(), person.userName(), clock.instant(), false).authentication());
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.SECOND_STEP);
    }

    private static String to(HttpServletRequest request, String what) {
        return request.getContextPath() + SecurityConfiguration.SIGN_IN + "?" + what;
    }
}
