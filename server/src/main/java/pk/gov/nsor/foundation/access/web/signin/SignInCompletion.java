package pk.gov.nsor.foundation.access.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.session.DatabaseSessionRepository;
import pk.gov.nsor.foundation.access.web.CurrentActor;
import pk.gov.nsor.foundation.access.web.filter.ForeignOrigin;
import pk.gov.nsor.foundation.access.web.session.SessionOwner;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Completes the sign-in of a user whose password and second factor, or whose passkey, were right. */
@Component
public class SignInCompletion {

    /** The step of whoever comes back from a provider. */
    public static final String OPENID = "OPENID";

    private static final int LONGEST_BROWSER = 300;

    private final Credentials credentials;
    private final Sessions sessions;
    private final Trail trail;
    private final RequestCache asked = new HttpSessionRequestCache();

    SignInCompletion(Credentials credentials, Sessions sessions, Trail trail) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.trail = trail;
    }

    /**
     * Gives the session another name and token, and leads to the page that was asked for first.
     *
     * @param step what the person has shown last, for the trail: CODE, PASSKEY or OPENID
     */
    public void complete(
            SignedIn person, Actor actor, String step, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SIGN_IN).with(Map.of("step", step)));
        credentials.signedIn(person.accountId());
        sessions.makeRoom(person.accountId(), actor);
        SessionOwner.take(request, person.accountId());
        request.changeSessionId();
        new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        keep(CurrentActor.authentication(person), request, response);
        HttpSession session = request.getSession();
        session.setAttribute(DatabaseSessionRepository.ADDRESS, actor.origin());
        session.setAttribute(DatabaseSessionRepository.BROWSER, browser(request));
        if (PasswordPassed.of(request).filter(PasswordPassed::mustChange).isPresent()) {
            PasswordDue.begin(session);
        }
        String path = request.getContextPath() + onward(request, response);
        if (step.equals(OPENID)) {
            // Browsers count that as a redirect from the provider's page.
            ForeignOrigin.landing(session, path);
        }
        response.sendRedirect(path);
    }

    /**
     * Stores this as the state of a session whose second step is not done yet; for this request they are still not
     * signed in.
     */
    void goOn(PasswordPassed passed, HttpServletRequest request, HttpServletResponse response) {
        save(passed.authentication(), request, response);
    }

    /** Has the session of whoever has changed their credentials go on with the new ones. */
    void goOn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        keep(CurrentActor.authentication(person), request, response);
    }

    private static void keep(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.setContext(save(person, request, response));
    }

    private static SecurityContext save(
            Authentication person, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return context;
    }

    /** The path of the page that was requested first; its host name comes from the client and is ignored. */
    private String onward(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest first = asked.getRequest(request, response);
        if (first == null) {
            return "/";
        }
        asked.removeRequest(request, response);
        URI address = URI.create(first.getRedirectUrl());
        String query = address.getRawQuery();
        return address.getRawPath() + (query == null ? "" : "?" + query);
    }

    private static String browser(HttpServletRequest request) {
        String named = Objects.toString(request.getHeader("User-Agent"), "");
        return named.substring(0, Math.min(named.length(), LONGEST_BROWSER));
    }
}
