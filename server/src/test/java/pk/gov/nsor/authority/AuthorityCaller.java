package pk.gov.nsor.authority;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.testing.WebSession;

/** One who asks for everything, with one session or token for the whole walk. */
final class AuthorityCaller {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String asker;
    private final @Nullable UUID actor;
    private final String base;
    private final String header;
    private final String value;
    private final String token;

    private AuthorityCaller(String asker, @Nullable UUID actor, int port, String header, String value, String token) {
        this.asker = asker;
        this.actor = actor;
        this.base = "http://127.0.0.1:" + port;
        this.header = header;
        this.value = value;
        this.token = token;
    }

    /**
     * Somebody with a session, which has a page with a form.
     *
     * @param actor whom the trail names; null for nobody
     */
    static AuthorityCaller of(String asker, @Nullable UUID actor, int port, WebSession session, String page) {
        Matcher token = TOKEN.matcher(session.get(page).body());
        if (!token.find()) {
            throw new AssertionError(asker + " has no form on " + page);
        }
        return new AuthorityCaller(asker, actor, port, "Cookie", "nsor=" + session.session(), token.group(1));
    }

    /** A machine client. */
    static AuthorityCaller ofMachine(String asker, UUID actor, int port, String token) {
        return new AuthorityCaller(asker, actor, port, "Authorization", "Bearer " + token, "");
    }

    String asker() {
        return asker;
    }

    /** Whom the trail names; empty for nobody. */
    Optional<UUID> actor() {
        return Optional.ofNullable(actor);
    }

    /** A request with nothing in it but what it can not be understood without. */
    Answer ask(String method, String path, String fields) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header(header, value);
        boolean isApi = path.startsWith("/api/");
        if (!isApi) {
            request.header("Accept", path.equals("/live") ? "text/event-stream" : "text/html,image/jpeg,text/csv,*/*");
        }
        if (!method.equals("GET")) {
            request.header("Content-Type", isApi ? "application/json" : "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofString(isApi ? "{}" : form(fields)));
        }
        try {
            HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                // Of a stream that does not end, the head is the answer.
                if (!path.equals("/live")) {
                    body.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return Answer.of(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException failed) {
            throw new AssertionError(asker + ": " + method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private String form(String fields) {
        String csrf = "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return fields.isEmpty() ? csrf : fields + "&" + csrf;
    }
}
