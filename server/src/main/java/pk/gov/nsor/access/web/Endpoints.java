package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.audit.TrailAction;

/** What the endpoints declare with {@link Allows}. */
@Component
class Endpoints {

    private static final String DECLARED = Endpoints.class.getName() + ".declared";
    private static final String OURS = "pk.gov.nsor.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    // The mapping is made after the filters that ask here; it is looked up when the first request comes.
    Endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The declaration of the method, or that of its controller. */
    static @Nullable Allows declared(HandlerMethod method) {
        Allows ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allows.class);
        return ofMethod != null
                ? ofMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allows.class);
    }

    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    /** Keeps what the endpoint declares that was found first, for the trail; behind it may come the page for errors. */
    static void remember(HttpServletRequest request, Allows allows) {
        if (request.getAttribute(DECLARED) == null) {
            request.setAttribute(DECLARED, allows);
        }
    }

    /** The same, of a request that goes no further. */
    void remember(HttpServletRequest request) {
        find(request).ifPresent(allows -> remember(request, allows));
    }

    /** What the endpoint declares that was asked; empty where the request came to none of ours. */
    static Optional<Allows> asked(HttpServletRequest request) {
        return request.getAttribute(DECLARED) instanceof Allows allows ? Optional.of(allows) : Optional.empty();
    }

    /** The action of the endpoint that the request asked for; {@code UNKNOWN_ADDRESS} where there is none. */
    TrailAction action(HttpServletRequest request) {
        return asked(request).or(() -> find(request)).map(Allows::action).orElse(TrailAction.UNKNOWN_ADDRESS);
    }

    /** True where the endpoint lets in whoever is not signed in. */
    boolean isAnonymous(HttpServletRequest request) {
        return find(request).map(Allows::anonymous).orElse(false);
    }

    private Optional<Allows> find(HttpServletRequest request) {
        try {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
                ServletRequestPathUtils.parseAndCache(request);
            }
            for (RequestMappingHandlerMapping mapping : mappings) {
                HandlerExecutionChain chain = mapping.getHandler(request);
                if (chain != null && chain.getHandler() instanceof HandlerMethod method) {
                    return Optional.ofNullable(declared(method));
                }
            }
            return Optional.empty();
        } catch (Exception noSuchEndpoint) { // the interface declares it so; a wrong method or media type comes as one
            return Optional.empty();
        }
    }
}
