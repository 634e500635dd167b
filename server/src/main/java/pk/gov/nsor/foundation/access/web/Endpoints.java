package pk.gov.nsor.foundation.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;

/** The declarations of endpoints with {@link Allows}. */
@Component
public class Endpoints {

    private static final String DECLARED = Endpoints.class.getName() + ".declared";
    private static final String PATTERN = Endpoints.class.getName() + ".pattern";
    private static final String OURS = "pk.gov.nsor.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    // The mapping is created after the filters that use this class; it is looked up at the first request.
    Endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** The declaration of the method, or that of its controller. */
    public static @Nullable Allows declared(HandlerMethod method) {
        Allows ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allows.class);
        return ofMethod != null
                ? ofMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allows.class);
    }

    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS);
    }

    /** Stores the declaration of the endpoint that was found first, for the trail; the page for errors may follow. */
    public static void remember(HttpServletRequest request, Allows allows) {
        if (request.getAttribute(DECLARED) == null) {
            request.setAttribute(DECLARED, allows);
            request.setAttribute(PATTERN, request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            allows.record().keep(request);
        }
    }

    /** The same, of a request that goes no further. */
    public void remember(HttpServletRequest request) {
        find(request).ifPresent(allows -> remember(request, allows));
    }

    /** The declaration of the requested endpoint; empty where the request matched none. */
    public static Optional<Allows> asked(HttpServletRequest request) {
        return request.getAttribute(DECLARED) instanceof Allows allows ? Optional.of(allows) : Optional.empty();
    }

    /** The pattern of the address of the requested endpoint; empty where the request matched none. */
    public static String pattern(HttpServletRequest request) {
        Object kept = request.getAttribute(PATTERN);
        return Objects.toString(
                kept == null ? request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) : kept, "");
    }

    /** The action of the endpoint that the request asked for; {@code UNKNOWN_ADDRESS} where there is none. */
    public TrailAction action(HttpServletRequest request) {
        return asked(request).or(() -> find(request)).map(Allows::action).orElse(TrailAction.UNKNOWN_ADDRESS);
    }

    /** True where the endpoint lets in whoever is not signed in. */
    boolean isAnonymous(HttpServletRequest request) {
        return find(request).map(Allows::anonymous).orElse(false);
    }

    /** True where the endpoint is one of ours that lets in nobody who is not known. */
    public boolean isForKnown(HttpServletRequest request) {
        return find(request).filter(allows -> !allows.anonymous()).isPresent();
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
