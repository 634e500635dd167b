package pk.gov.nsor.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.leaks.LeakWatch;
import pk.gov.nsor.leaks.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A machine client of the API. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Supplier<Optional<String>> renewal;
    private volatile String token;

    private ApiClient(int port, String token, Supplier<Optional<String>> renewal) {
        this.base = "http://127.0.0.1:" + port;
        this.token = token;
        this.renewal = renewal;
    }

    /** One with this token and no other, good or not. */
    public static ApiClient holding(int port, String token) {
        return new ApiClient(port, token, Optional::empty);
    }

    /** A client that gets a token with its secret, and another when the first has ended. */
    public static ApiClient of(int port, String name, String secret) {
        TokenClient tokens = new TokenClient(port);
        return new ApiClient(
                port,
                tokens.get(name, secret),
                () -> tokens.ask(name, secret, Map.of()).token());
    }

    /** A new client of a feed that speaks for the whole country. */
    public static ApiClient made(MachineClients clients, int port, Feed feed, String agency) {
        return made(clients, port, feed, agency, ClientScope.COUNTRY);
    }

    /** One that speaks for what is named. */
    public static ApiClient made(MachineClients clients, int port, Feed feed, String agency, ClientScope scope) {
        String name = "client-" + UUID.randomUUID();
        String secret = ClientCredentials.newSecret();
        clients.create(name, feed, agency, scope, secret, Actor.system("test"));
        return of(port, name, secret);
    }

    /** What it shows now. */
    public String token() {
        return token;
    }

    public HttpResponse<String> post(String path, String json) {
        Secrets.sent(json);
        return post(path, BodyPublishers.ofString(json), "application/json");
    }

    public HttpResponse<String> post(String path, BodyPublisher body, String mediaType) {
        return send(request(path).header("Content-Type", mediaType).POST(body));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** With one more header. */
    public HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    /** The test's clock may have moved on by days, so that the token's end is seen by the refusal. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = sendOnce(request);
        if (response.statusCode() != 401) {
            return response;
        }
        Optional<String> renewed = renewal.get();
        if (renewed.isEmpty()) {
            return response;
        }
        token = renewed.get();
        return sendOnce(request.setHeader("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> sendOnce(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            LeakWatch.answered(answer);
            return answer;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
