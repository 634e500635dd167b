package pk.gov.nsor.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the token endpoint. */
public final class TokenClient {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    public TokenClient(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/oauth2/token");
    }

    /** What the endpoint answered. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /** Of RFC 6749 §5.2; empty where there is none. */
        public String error() {
            return json().path("error").asString("");
        }

        public Optional<String> token() {
            return status() == 200 ? Optional.of(json().at("/access_token").asString()) : Optional.empty();
        }
    }

    /** The token for a client's secret, which has to be good. */
    public String get(String name, String secret) {
        Answer answer = ask(name, secret, Map.of());
        return answer.token()
                .orElseThrow(() -> new AssertionError(
                        name + ": " + answer.status() + " " + answer.response().body()));
    }

    /** By HTTP Basic; the grant is client_credentials where the form says nothing else. */
    public Answer ask(String name, String secret, Map<String, String> form) {
        String pair = encoded(name) + ":" + encoded(secret);
        return send(
                form,
                request -> request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    /** With nothing but the form. */
    public Answer ask(Map<String, String> form) {
        return send(form, request -> request);
    }

    /** By an assertion that a key has signed (RFC 7523). */
    public Answer assertion(String name, String assertion) {
        return assertion(name, assertion, Map.of());
    }

    public Answer assertion(String name, String assertion, Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", name);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", assertion);
        return ask(all);
    }

    private Answer send(
            Map<String, String> form, java.util.function.UnaryOperator<HttpRequest.Builder> authentication) {
        Map<String, String> all = new HashMap<>(Map.of("grant_type", "client_credentials"));
        all.putAll(form);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = authentication.apply(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
