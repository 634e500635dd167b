package pk.gov.nsor.access.web;

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
import pk.gov.nsor.access.Sessions;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.access.internal.Credentials;
import pk.gov.nsor.access.session.SessionStore;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/** Makes somebody whose password and second factor, or whose passkey, were right one who is signed in. */
@Component
class SignInCompletion {

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
    void complete(SignedIn person, Actor actor, String step, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SIGN_IN).with(Map.of("step", step)));
        credentials.signedIn(person.accountId());
        sessions.makeRoom(person.accountId(), actor);
        request.changeSessionId();
        new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        Authentication authentication = CurrentActor.authentication(person);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        HttpSession session = request.getSession();
        session.setAttribute(SessionStore.ADDRESS, actor.origin());
        session.setAttribute(SessionStore.BROWSER, browser(request));
        if (PasswordPassed.of(request).filter(PasswordPassed::mustChange).isPresent()) {
            PasswordDue.begin(session);
        }
        response.sendRedirect(request.getContextPath() + onward(request, response));
    }

    /** The path of the page that was asked for first: the server it names is what its sender called this one. */
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
