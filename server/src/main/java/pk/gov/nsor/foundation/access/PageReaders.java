package pk.gov.nsor.foundation.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may open a page, by the declaration of its own endpoint. Used for whatever else would reveal the same, such as
 * an entry of the trail, so that it follows the page when the declaration changes.
 */
@Component
public class PageReaders {

    // Created after many beans that use this class; looked up at the first question.
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Map<String, Set<Role>> known = new ConcurrentHashMap<>();

    PageReaders(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * Whether somebody's role opens the page; access to single records is checked separately.
     *
     * @param page its address as the endpoint declares it, for example {@code /people/{id}/legal}
     * @throws IllegalArgumentException where there is no such page
     */
    public boolean isFor(SignedIn reader, String page) {
        return known.computeIfAbsent(page, this::roles).stream().anyMatch(reader::has);
    }

    private Set<Role> roles(String page) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(endpoint -> isOf(endpoint.getKey(), page))
                .findFirst()
                .flatMap(endpoint -> declared(endpoint.getValue()))
                .map(allows -> Set.of(allows.value()))
                .orElseThrow(() -> new IllegalArgumentException("No page: " + page));
    }

    private static boolean isOf(RequestMappingInfo endpoint, String page) {
        Set<RequestMethod> methods = endpoint.getMethodsCondition().getMethods();
        return methods.contains(RequestMethod.resolve(HttpMethod.GET))
                && endpoint.getPatternValues().contains(page);
    }

    private static Optional<Allows> declared(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allows.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allows.class)));
    }
}
