package pk.gov.nsor.foundation.access.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** The API's answers to callers who are not authenticated (RFC 6750), or not authorised. */
@Component
public class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ApiProblems problems;
    private final Trail trail;

    ApiRefusals(ApiProblems problems, Trail trail) {
        this.problems = problems;
        this.trail = trail;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean hasToken = failure instanceof OAuth2AuthenticationException;
        if (hasToken) {
            trail.appendAlone(TrailEntry.refused(Actor.unknown(request.getRemoteAddr()), TrailAction.SIGN_IN));
        }
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                hasToken ? "Bearer realm=\"nsor\", error=\"invalid_token\"" : "Bearer realm=\"nsor\"");
        problems.write(
                response,
                ApiProblems.problem(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Not signed in",
                        hasToken
                                ? "The token is unknown or has ended; get another by POST /oauth2/token."
                                : "Get a token by POST /oauth2/token and send it: Authorization: Bearer …"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        problems.write(
                response,
                ApiProblems.problem(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Not allowed",
                        "This client, or this token's scope, may not call this address."));
    }
}
