package pk.gov.nsor.survivors.alerts.feed;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import pk.gov.nsor.survivors.alerts.Alerting.Event;
import pk.gov.nsor.survivors.alerts.OffenderState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register's events, as its API gives them to a system. What is asked is the same whoever is enrolled. */
@Component
@EnableConfigurationProperties(RegisterProperties.class)
class RegisterFeed {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final long LARGEST = 16 << 20;
    private static final int MOST = 500;

    private final RegisterProperties properties;
    private final JsonMapper json;
    private final HttpClient client;
    private @Nullable String token;

    RegisterFeed(RegisterProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTS_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Some events, in their order.
     *
     * @param cursor to go on with; null where there are none
     */
    record Page(List<Event> events, @Nullable String cursor) {}

    /** The register gave no answer that counts. */
    static final class NoAnswerException extends RuntimeException {
        NoAnswerException(String message) {
            super(message);
        }
    }

    /** The register knows no such cursor: the channel was opened again, and begins anew. */
    static final class BegunAnewException extends RuntimeException {
        BegunAnewException() {
            super("The register's events begin anew");
        }
    }

    boolean isRead() {
        return properties.isRead();
    }

    /**
     * The events after a cursor, which tells the register that all before it are kept.
     *
     * @param after null for the first that was not acknowledged
     * @throws NoAnswerException where the register does not answer, or not as it should
     * @throws BegunAnewException where it does not know the cursor any more
     */
    Page after(@Nullable String after) throws InterruptedException {
        String path = "api/v1/events?limit=" + MOST
                + (after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = send(path);
        if (answer.statusCode() == 401) {
            token = null;
            answer = send(path);
        }
        if (answer.statusCode() == 400 && after != null) {
            throw new BegunAnewException();
        }
        if (answer.statusCode() != 200) {
            throw new NoAnswerException("The register answers with " + answer.statusCode());
        }
        return read(answer.body());
    }

    /**
     * The courts', prisons' and police systems that have sent the register nothing for longer than is usual for them, or whose messages
     * wait there.
     *
     * @throws NoAnswerException where the register does not answer, or not as it should
     */
    List<SilentSystem> silentSystems() throws InterruptedException {
        HttpResponse<byte[]> answer = send("api/v1/silent-systems");
        if (answer.statusCode() != 200) {
            throw new NoAnswerException("The register answers with " + answer.statusCode());
        }
        List<SilentSystem> silent = new ArrayList<>();
        try {
            for (JsonNode system : tree(answer.body())) {
                silent.add(json.treeToValue(system, SilentSystem.class));
            }
        } catch (JacksonException unreadable) {
            throw new NoAnswerException("The register's answer cannot be read");
        }
        return silent;
    }

    private HttpResponse<byte[]> send(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(properties.address().resolve(path))
                .timeout(ANSWERS_WITHIN)
                .header("Authorization", "Bearer " + token())
                .GET()
                .build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        } catch (IOException failed) {
            throw new NoAnswerException("The register cannot be reached");
        }
    }

    private String token() throws InterruptedException {
        String known = token;
        if (known != null) {
            return known;
        }
        String credentials = properties.client() + ":" + properties.secret();
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(
                        properties.address().resolve("oauth2/token"))
                .timeout(ANSWERS_WITHIN)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        if (answer.statusCode() != 200) {
            throw new NoAnswerException("The register gives no token: " + answer.statusCode());
        }
        String given = tree(answer.body()).path("access_token").asString("");
        token = given;
        return given;
    }

    private Page read(byte[] body) {
        List<Event> events = new ArrayList<>();
        String cursor = null;
        try {
            for (JsonNode event : tree(body)) {
                JsonNode data = event.path("data");
                events.add(new Event(
                        UUID.fromString(event.path("subject").asString()),
                        data.isObject() ? json.treeToValue(data, OffenderState.class) : null));
                cursor = event.path("sequence").asString();
            }
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new NoAnswerException("The register's answer cannot be read");
        }
        return new Page(events, cursor);
    }

    private JsonNode tree(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException unreadable) {
            throw new NoAnswerException("The register's answer cannot be read");
        }
    }
}
