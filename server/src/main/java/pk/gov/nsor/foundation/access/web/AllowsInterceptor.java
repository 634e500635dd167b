package pk.gov.nsor.foundation.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.web.problem.ApiParameters;
import pk.gov.nsor.foundation.access.web.problem.ApiProblems;
import pk.gov.nsor.foundation.access.web.problem.BodyLimit;
import pk.gov.nsor.foundation.access.web.problem.BodyTooLargeException;
import pk.gov.nsor.foundation.access.web.token.TokenIntrospector;

/** Admits a request where the endpoint's declaration allows it. */
public final class AllowsInterceptor implements HandlerInterceptor {

    /** Says on each answer to a client that is tried that it is. */
    public static final String TRIAL = "X-Trial-Client";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws BodyTooLargeException {
        if (request.getDispatcherType() == DispatcherType.ERROR && ApiProblems.isApi(request)) {
            // Before the page for errors: a system gets a problem document, whatever media types it accepts.
            throw new ErrorResponseException(
                    request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                            ? HttpStatusCode.valueOf(code)
                            : HttpStatus.NOT_FOUND);
        }
        if (!(handler instanceof HandlerMethod method) || !Endpoints.isOurs(method)) {
            return true;
        }
        Allows allows = Endpoints.declared(method);
        if (allows == null) {
            throw new AccessDeniedException("The endpoint does not say who may call it: " + method);
        }
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            Endpoints.remember(request, allows);
        }
        if (!mayCall(allows)) {
            throw new AccessDeniedException("Not allowed");
        }
        if (CurrentActor.isTrial()) {
            response.setHeader(TRIAL, "true");
            if (!allows.trials()) {
                throw new AccessDeniedException("Not for a client that is tried");
            }
        }
        BodyLimit.checkAnnounced(request);
        if (ApiProblems.isApi(request)) {
            ApiParameters.check(request, method);
        }
        return true;
    }

    private static boolean mayCall(Allows allows) {
        return allows.anonymous()
                || CurrentActor.person()
                        .filter(person -> allows.everybody()
                                || Arrays.stream(allows.value()).anyMatch(person::has))
                        .isPresent()
                || CurrentActor.machine()
                        .filter(machine -> machine.feed().mayCall(allows))
                        .filter(machine -> CurrentActor.has(
                                allows.credentials()
                                        ? TokenIntrospector.CREDENTIALS
                                        : TokenIntrospector.authority(machine.feed())))
                        .isPresent();
    }
}
