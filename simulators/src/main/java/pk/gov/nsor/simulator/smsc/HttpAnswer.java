package pk.gov.nsor.simulator.smsc;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers to HTTP requests, all with the same protective headers. */
final class HttpAnswer {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private HttpAnswer() {}

    static void json(HttpExchange exchange, int status, Object body) throws IOException {
        bytes(exchange, status, "application/json", HandsetJson.MAPPER.writeValueAsBytes(body));
    }

    /** An error as problem details (RFC 9457); the detail is a sentence for the person who asked. */
    static void problem(HttpExchange exchange, int status, String title, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        bytes(exchange, status, "application/problem+json", HandsetJson.MAPPER.writeValueAsBytes(problem));
    }

    static void bytes(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        protect(exchange.getResponseHeaders(), contentType);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Begins an answer whose length is not known, such as a stream of events. */
    static void begin(HttpExchange exchange, String contentType) throws IOException {
        protect(exchange.getResponseHeaders(), contentType);
        exchange.sendResponseHeaders(200, 0);
    }

    private static void protect(Headers headers, String contentType) {
        headers.set("Content-Type", contentType);
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
