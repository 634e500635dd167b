package pk.gov.nsor.simulator.smsc;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web pages in the same browser away from the simulator: requests under a foreign host name (DNS rebinding) and
 * posts from another origin are refused.
 */
final class RequestGuard {

    private final boolean loopback;

    RequestGuard(InetAddress boundTo) {
        this.loopback = boundTo.isLoopbackAddress();
    }

    /** @throws HttpRefusal with 403 when the request's host is not one of this machine */
    void requireOwnHost(HttpExchange exchange) throws HttpRefusal {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (loopback && !isLoopbackName(host)) {
            throw new HttpRefusal(403, "Forbidden", "The simulator answers to localhost only.");
        }
    }

    /** @throws HttpRefusal with 403 when another site's page sends, with 415 when the body is not declared as JSON */
    void requireOwnJsonPost(HttpExchange exchange) throws HttpRefusal {
        Headers headers = exchange.getRequestHeaders();
        String origin = headers.getFirst("Origin");
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean foreignOrigin = origin != null && !origin.equals("http://" + headers.getFirst("Host"));
        boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreignOrigin || foreignSite) {
            throw new HttpRefusal(403, "Forbidden", "Only the handset page itself may send messages.");
        }
        String contentType = headers.getFirst("Content-Type");
        if (contentType == null || !mediaType(contentType).equals("application/json")) {
            throw new HttpRefusal(415, "Unsupported Media Type", "Send the message as application/json.");
        }
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isLoopbackName(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }
}
