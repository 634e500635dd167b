package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandsetServerTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private SmscSimulator simulator;

    @BeforeAll
    void start() throws Exception {
        simulator = SmscSimulator.start(SmscOptions.withPassword(Esme.PASSWORD));
    }

    @AfterAll
    void stop() {
        client.shutdownNow();
        simulator.close();
    }

    @Test
    void aMessageIsSentAndListedWithTheStatus() throws Exception {
        HttpResponse<String> sent = post("{\"from\":\"0399 1000001\",\"text\":\"LANG UR\"}");
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(MAPPER.readTree(sent.body()).get("state").stringValue()).isEqualTo("WAITING");

        JsonNode messages =
                MAPPER.readTree(get("api/messages?number=%2B923991000001").body());
        assertThat(messages.get("messages")).hasSize(1);
        assertThat(messages.at("/messages/0/text").stringValue()).isEqualTo("LANG UR");
        assertThat(messages.at("/messages/0/encoding").stringValue()).isEqualTo("GSM 03.38");

        JsonNode status = MAPPER.readTree(get("api/status").body());
        assertThat(status.get("shortCode").stringValue()).isEqualTo("7000");
        assertThat(status.get("binds")).isEmpty();
        assertThat(status.get("queue").intValue()).isPositive();
        assertThat(status.at("/counters/messagesFromPhones").intValue()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":\"0399 1000001\",\"text\":\"  \"} | The text is empty",
                "{\"from\":\"7000\",\"text\":\"HELP\"} | Not a phone number",
                "{\"from\":\"0399 1000001\"} | (the text) must be a string",
                "{\"from\":5,\"text\":\"HELP\"} | (the phone's number) must be a string",
                "{\"from\":\"0399 1000001\",\"text\":\"\\ud800\"} | half a character",
                "{\"from\":\"0399 1000001\",\"text\":\"HELP\",\"to\":\"a b\"} | The recipient",
                "[] | Send a JSON object",
                "{ | Send a JSON object",
                "'' | Send a JSON object"
            },
            quoteCharacter = '\'')
    void badInputIsRefusedInWordsThatHelp(String body, String words) throws Exception {
        HttpResponse<String> refused = post(body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(MAPPER.readTree(refused.body()).get("detail").stringValue()).contains(words);
    }

    @Test
    void lengthsAreLimited() throws Exception {
        String fits = "{\"from\":\"0399 1000002\",\"text\":\"%s\"}".formatted("😀".repeat(1_000));
        assertThat(post(fits).statusCode()).isEqualTo(202);
        HttpResponse<String> tooLong = post(fits.replaceFirst("😀", "😀a"));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("longer than 1,000 characters");
        assertThat(post(" ".repeat(65 * 1024)).statusCode()).isEqualTo(413);
    }

    @Test
    void anotherSitesPageMayNotSend() throws Exception {
        String body = "{\"from\":\"0399 1000001\",\"text\":\"HELP\"}";
        assertThat(send(request("api/messages")
                                .header("Content-Type", "application/json")
                                .header("Origin", "https://elsewhere.example")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(request("api/messages")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void thePageAndItsFilesComeWithAStrictContentSecurityPolicy() throws Exception {
        for (String path : List.of(
                "", "handset.css", "handset.js", "phone.js", "wrong.js", "bubble.js", "words.js", "favicon.svg")) {
            HttpResponse<String> file = get(path);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
        assertThat(get("").body()).doesNotContain("style=").doesNotContain("onclick");
        assertThat(get("nothing").statusCode()).isEqualTo(404);
        assertThat(send(request("api/status").DELETE()).statusCode()).isEqualTo(405);
        assertThat(get("api/messages").statusCode()).isEqualTo(400);
        assertThat(get("api/messages?number=%zz").statusCode()).isBetween(400, 499);
    }

    @Test
    void misbehaviourIsToldAndChangedFieldByField() throws Exception {
        assertThat(post("api/misbehaviour", "{\"slowMillis\":500,\"partsOutOfOrder\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("api/misbehaviour", "{\"missingPercent\":100}").statusCode())
                .isEqualTo(200);
        assertThat(simulator.misbehaviour())
                .isEqualTo(Misbehaviour.NONE
                        .withSlowMillis(500)
                        .withPartsOutOfOrder(true)
                        .withMissingPercent(100));
        assertThat(get("api/misbehaviour").body()).contains("\"slowMillis\":500", "\"garbagePercent\":0");
        for (String wrong : List.of(
                "{\"missingPercent\":101}",
                "{\"missingPercent\":-1}",
                "{\"slowMillis\":600001}",
                "{\"slowMillis\":\"1\"}",
                "{\"partsOutOfOrder\":1}",
                "[]")) {
            assertThat(post("api/misbehaviour", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(simulator.misbehaviour().missingPercent()).isEqualTo(100);
    }

    @Test
    void whatGoesWrongOnceHasAnAddress() throws Exception {
        for (Prank prank : Prank.values()) {
            assertThat(post("api/misbehaviour/" + prank.slug(), "{}").statusCode())
                    .as(prank.slug())
                    .isEqualTo(202);
        }
        assertThat(post("api/misbehaviour/explode", "{}").statusCode()).isEqualTo(404);
        assertThat(get("api/misbehaviour/unbind").statusCode()).isEqualTo(405);
    }

    @Test
    void theStreamTellsOfMessagesAndResumesWhereItStopped() throws Exception {
        String firstId;
        try (InputStream stream = stream("0399 1000003", null)) {
            BufferedReader events = reader(stream);
            assertThat(nextEvent(events).get(1)).isEqualTo("event: status");
            post("{\"from\":\"0399 1000004\",\"text\":\"of another phone\"}");
            post("{\"from\":\"0399 1000003\",\"text\":\"first\"}");
            List<String> first = nextMessage(events);
            assertThat(first.get(2)).contains("\"text\":\"first\"");
            firstId = first.getFirst().substring("id: ".length());
        }
        post("{\"from\":\"0399 1000003\",\"text\":\"second\"}");
        try (InputStream stream = stream("0399 1000003", firstId)) {
            assertThat(nextMessage(reader(stream)).get(2)).contains("\"text\":\"second\"");
        }
        try (InputStream stream = stream("0399 1000003", "another-run-5")) {
            assertThat(nextEvent(reader(stream)).get(1)).isEqualTo("event: reset");
        }
    }

    private static List<String> nextMessage(BufferedReader events) throws Exception {
        List<String> event = nextEvent(events);
        while (!event.get(1).equals("event: message")) {
            event = nextEvent(events);
        }
        return event;
    }

    /** The lines of the next event; comments and the retry line are skipped. */
    private static List<String> nextEvent(BufferedReader events) throws Exception {
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = events.readLine();
            if (line == null) {
                throw new AssertionError("the stream ended");
            }
            if (line.isEmpty() && lines.size() == 3) {
                return lines;
            }
            if (line.startsWith("id:") || line.startsWith("event:") || line.startsWith("data:")) {
                lines.add(line);
            }
        }
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private InputStream stream(String number, String lastEventId) throws Exception {
        HttpRequest.Builder request = request("api/events?number=" + number.replace(" ", "%20"));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post("api/messages", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.handsetAddress() + path.replace("%zz", "%25zz")));
    }
}
