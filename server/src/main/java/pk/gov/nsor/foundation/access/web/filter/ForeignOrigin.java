package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import pk.gov.nsor.foundation.access.web.Endpoints;

/**
 * Handles requests that a page of another site makes a browser send in the name of the signed-in user. A form is
 * refused, whatever token it has. A link leads to a page that asks whether to go on, so that no view is recorded in
 * anybody's name. A picture, a frame or a script is refused. Browsers state the origin of a request (Fetch Metadata);
 * older ones in {@code Origin} and {@code Referer}, as far as the other page permits. A request without any of these
 * is a typed or bookmarked address, or comes from no browser.
 *
 * <p>What is open to everybody, signed in or not, is open to other sites, too.
 */
public final class ForeignOrigin extends OncePerRequestFilter {

    /** The page that asks the user; the address is in {@code to}. */
    static final String ASKING = "/from-elsewhere";

    private static final String REFUSED = ForeignOrigin.class.getName() + ".refused";
    private static final String LANDING = "nsor.landing";

    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    /** From a page of the register, or from no page: an address typed by hand. */
    private static final Set<String> OUR_SITES = Set.of("same-origin", "none");

    private final Endpoints endpoints;

    public ForeignOrigin(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Signing in at a provider ends at this path, although the redirect comes from another server: the next request to
     * it from there is accepted.
     */
    public static void landing(HttpSession session, String path) {
        session.setAttribute(LANDING, path);
    }

    /** Whether a read request was refused because a page of another site made it. */
    static boolean isRefused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isSafe = SAFE_METHODS.contains(request.getMethod());
        boolean isLanding = isSafe && isLanding(request);
        if (isLanding || !isForeign(request)) {
            chain.doFilter(request, response);
        } else if (!isSafe) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!READING_METHODS.contains(request.getMethod()) || !endpoints.isForKnown(request)) {
            chain.doFilter(request, response);
        } else if (opensPage(request)) {
            response.sendRedirect(request.getContextPath() + ASKING + "?to="
                    + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
        } else {
            request.setAttribute(REFUSED, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OUR_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return !isOurs(origin, request);
        }
        String referrer = request.getHeader("Referer");
        return referrer != null && SAFE_METHODS.contains(request.getMethod()) && !isOurs(origin(referrer), request);
    }

    /** A navigation to a page; for a browser that does not state it, by the media type it accepts. */
    private static boolean opensPage(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String destination = request.getHeader("Sec-Fetch-Dest");
        return mode == null && destination == null
                ? Objects.toString(request.getHeader("Accept"), "").contains("text/html")
                : "navigate".equals(mode) && "document".equals(destination);
    }

    /** Once, and only for the first request after signing in. */
    private static boolean isLanding(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(LANDING) instanceof String path)) {
            return false;
        }
        session.removeAttribute(LANDING);
        return path.equals(address(request));
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String origin(String referrer) {
        try {
            URI address = URI.create(referrer);
            return address.getScheme() + "://" + address.getRawAuthority();
        } catch (IllegalArgumentException nonsense) {
            return "null";
        }
    }

    /** Without the scheme: a proxy may terminate TLS without stating it. */
    private static boolean isOurs(String origin, HttpServletRequest request) {
        String host = origin.replaceFirst("^https?://", "");
        return host.equalsIgnoreCase(request.getHeader("Host"))
                || host.equalsIgnoreCase(authority(request.getServerName(), request.getServerPort()));
    }

    /** As reported by a proxy in front, where that proxy is trusted; browsers leave out the default port. */
    private static String authority(String name, int port) {
        return port == 80 || port == 443 ? name : name + ":" + port;
    }
}
