package pk.gov.nsor.foundation.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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
    private final Map<String, Boolean> pages = new ConcurrentHashMap<>();

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

    /** The roles that open at least one page of this server, the register or the survivors' vault. */
    public Set<Role> all() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .flatMap(method -> declared(method).stream())
                .flatMap(allows -> Arrays.stream(allows.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is a page at this address, as its endpoint declares it: a form can be sent to one where there is none. */
    public boolean isPage(String address) {
        return pages.computeIfAbsent(
                address,
                asked -> mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .anyMatch(endpoint -> isOf(endpoint, asked)));
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
