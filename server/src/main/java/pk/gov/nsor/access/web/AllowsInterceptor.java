package pk.gov.nsor.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import pk.gov.nsor.access.Allows;

/** Lets a request through to an endpoint that declares so. */
final class AllowsInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws BodyTooLargeException {
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
        BodyLimit.checkAnnounced(request);
        return true;
    }

    private static boolean mayCall(Allows allows) {
        return allows.anonymous()
                || CurrentActor.person()
                        .filter(person -> allows.everybody()
                                || Arrays.stream(allows.value()).anyMatch(person::has))
                        .isPresent()
                || CurrentActor.machine()
                        .filter(machine -> Arrays.asList(allows.feeds()).contains(machine.feed()))
                        .filter(machine -> CurrentActor.has(
                                allows.credentials()
                                        ? TokenIntrospector.CREDENTIALS
                                        : TokenIntrospector.authority(machine.feed())))
                        .isPresent();
    }
}
