package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    private final Map<RequestMappingInfo, List<AddressShape>> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        String path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        return ScopedValue.where(ADDRESS, AddressShape.parts(path))
                .call(() -> super.lookupHandlerMethod(lookupPath, request));
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
