package pk.gov.nsor.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the endpoint of an address. Spring holds an address with an identifier in it against the patterns of all endpoints,
 * one after another; most are told apart by how they begin.
 */
final class PrefixedMapping extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<String>> prefixes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        String path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        for (String prefix : prefixes.computeIfAbsent(mapping, PrefixedMapping::prefixesOf)) {
            if (path.startsWith(prefix)) {
                return super.getMatchingMapping(mapping, request);
            }
        }
        return null;
    }

    private static List<String> prefixesOf(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().map(PrefixedMapping::prefix).toList();
    }

    /** What every address of the pattern begins with. */
    static String prefix(String pattern) {
        for (int at = 0; at < pattern.length(); at++) {
            char next = pattern.charAt(at);
            if (next == '{' || next == '*' || next == '?') {
                return pattern.substring(0, at);
            }
        }
        return pattern;
    }
}
