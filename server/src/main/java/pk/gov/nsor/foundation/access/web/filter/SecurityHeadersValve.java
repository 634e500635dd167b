package pk.gov.nsor.foundation.access.web.filter;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Sets the security headers of every answer: what a page may load, that it cannot be framed, and that its declared
 * type is used. It is part of the web server and not a filter, since some requests are refused before any filter.
 */
public final class SecurityHeadersValve extends ValveBase {

    private static final Map<String, String> HEADERS = Map.of(
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY");

    private static final String POLICY = "Content-Security-Policy";
    private static final String CACHE_CONTROL = "Cache-Control";

    private final String policy;

    /** @param formTarget an origin besides our own to which a form may lead; empty for none */
    SecurityHeadersValve(String formTarget) {
        super(true);
        policy = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none';"
                + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
                + (formTarget.isEmpty() ? "" : " " + formTarget);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader(POLICY, policy);
        HEADERS.forEach(response::setHeader);
        getNext().invoke(request, response);
        boolean isRefused = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
        if (isRefused && !response.isCommitted() && response.getHeader(CACHE_CONTROL) == null) {
            response.setHeader(CACHE_CONTROL, "no-store");
        }
    }
}
