package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the endpoint of an address. Spring compares an address that contains an identifier with the patterns of all
 * endpoints, one after another. All but a few can be distinguished by their number of parts and by the parts that
 * never change.
 */
public final class ShapedMapping extends RequestMappingHandlerMapping {

    /** The parts of the requested address: read once, and not for each pattern. */
    private static final ScopedValue<String[]> ADDRESS = ScopedValue.newInstance();

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<RequestMappingInfo, List<AddressShape>> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        String path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        String[] address = AddressShape.parts(path);
        HandlerMethod endpoint =
                ScopedValue.where(ADDRESS, address).call(() -> super.lookupHandlerMethod(lookupPath, request));
        return endpoint == null || path.startsWith("/api/") || hasIdsAsTheRegisterWritesThem(endpoint, request, address)
                ? endpoint
                : null;
    }

    /**
     * What filters do for a record they tell by its address: a page has one address for each record. Java reads an id in capitals,
     * with zeros left out or with letters as their codes, too.
     */
    private static boolean hasIdsAsTheRegisterWritesThem(
            HandlerMethod endpoint, HttpServletRequest request, String[] address) {
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            PathVariable variable = parameter.getParameterType() == UUID.class
                    ? parameter.getParameterAnnotation(PathVariable.class)
                    : null;
            if (variable != null) {
                String name =
                        variable.name().isEmpty() ? parameter.getParameter().getName() : variable.name();
                if (request.getAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values
                        && values.get(name) instanceof String written
                        && !(ID.matcher(written).matches() && isPart(written, address))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Of a file's address the part has the file's ending. */
    private static boolean isPart(String id, String[] address) {
        return Arrays.stream(address).anyMatch(part -> part.equals(id) || part.startsWith(id + "."));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        String[] address = ADDRESS.get();
        for (AddressShape shape : shapes.computeIfAbsent(mapping, ShapedMapping::shapesOf)) {
            if (shape.admits(address)) {
                return super.getMatchingMapping(mapping, request);
            }
        }
        return null;
    }

    private static List<AddressShape> shapesOf(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().map(AddressShape::of).toList();
    }
}
