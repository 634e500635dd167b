package pk.gov.nsor.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form that a page of somebody else's server sent, whatever token it has. Browsers say where a form comes from;
 * what says nothing is no browser of today, and has the form's token to show.
 */
final class ForeignOrigin extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /** From a page of ours, or from nobody's page: an address typed by hand. */
    private static final Set<String> OUR_SITES = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SAFE_METHODS.contains(request.getMethod()) && isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OUR_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOurs(origin, request);
    }

    /** Without the scheme: a proxy may speak TLS for us and not say so. */
    private static boolean isOurs(String origin, HttpServletRequest request) {
        String host = origin.replaceFirst("^https?://", "");
        return host.equalsIgnoreCase(request.getHeader("Host"))
                || host.equalsIgnoreCase(authority(request.getServerName(), request.getServerPort()));
    }

    /** As a proxy in front told us, where it is believed; browsers leave out the port that everybody means. */
    private static String authority(String name, int port) {
        return port == 80 || port == 443 ? name : name + ":" + port;
    }
}
