package pk.gov.nsor.simulator.nadra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pk.gov.nsor.simulator.nadra.Dirt.Kind;
import pk.gov.nsor.simulator.nadra.NadraSimulator.NadraOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NadraSimulatorTest {

    private static final String TOKEN = "a-token-for-tests-alone";
    private static final String NUMBER = "9110412345671";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path people;
    private NadraSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        people = folder.resolve("people.tsv");
        Files.writeString(people, NUMBER + "\tAslam Khan\tاسلم خان\tRahim Khan\tرحیم خان\tM\t1980-02-03\tACTIVE\n");
        simulator = NadraSimulator.start(new NadraOptions(0, "127.0.0.1", TOKEN, 1, people, Dirt.NONE));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aCitizenOfTheFileIsFound() throws Exception {
        JsonNode answer = json(ask(NUMBER));
        assertThat(answer.at("/responseStatus/code").asString()).isEqualTo("100");
        assertThat(answer.at("/citizenData/nameEnglish").asString()).isEqualTo("Aslam Khan");
        assertThat(answer.at("/citizenData/dateOfBirth").asString()).isEqualTo("1980-02-03");
        assertThat(answer.at("/cardStatus").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void theSameNumberHasTheSameCitizenAndSomeNumbersAreNobodys() throws Exception {
        assertThat(json(ask("9110499999993")).get("citizenData"))
                .isEqualTo(json(ask("9110499999993")).get("citizenData"));
        int nobody = 0;
        for (int each = 0; each < 200; each++) {
            String code = json(ask("911040000%04d".formatted(each)))
                    .at("/responseStatus/code")
                    .asString();
            nobody += code.equals("118") ? 1 : 0;
        }
        assertThat(nobody).isBetween(2, 30);
    }

    @Test
    void withoutTheTokenNothingIsSaid() throws Exception {
        HttpResponse<String> answer =
                client.send(question("verifications", body(NUMBER)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("Aslam");
    }

    @Test
    void anotherPrintOfAFingerDoesNotMatchTheFirst() throws Exception {
        assertThat(json(askFinger(new byte[] {-1, -96, 1}))
                        .at("/modalityResult/fingerprintResult")
                        .asString())
                .isEqualTo("MATCHED");
        JsonNode other = json(askFinger(new byte[] {-1, -96, 2}));
        assertThat(other.at("/modalityResult/fingerprintResult").asString()).isEqualTo("NOT_MATCHED");
        assertThat(other.has("citizenData")).isFalse();
        assertThat(askFinger(new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
    }

    @Test
    void itIsAwayAndBackByItsPage() throws Exception {
        assertThat(behaviour("away=true").statusCode()).isEqualTo(303);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(NUMBER));
        behaviour("away=false&bidi=100");
        assertThat(json(ask(NUMBER)).at("/citizenData/presentAddress").asString())
                .startsWith("\u202A")
                .endsWith("\u202C");
        assertThat(client.send(HttpRequest.newBuilder(simulator.address()).build(), BodyHandlers.ofString())
                        .body())
                .contains("name=\"bidi\" type=\"number\" min=\"0\" max=\"100\" value=\"100\"");
        assertThat(client.send(
                                HttpRequest.newBuilder(simulator.address().resolve("behaviour"))
                                        .header("Origin", "http://elsewhere.example")
                                        .POST(BodyPublishers.ofString("away=true"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindOfDirtIsWhatItSays(Kind kind) throws Exception {
        simulator.pauses(Duration.ofMillis(300));
        simulator.behave(Dirt.NONE.with(kind, 100));
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(asked(NUMBER), BodyHandlers.ofByteArray());
        String body = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        switch (kind) {
            case BIDI -> assertThat(body).contains("\u202A", "\u202C");
            case URDU_ONLY ->
                assertThat(json(body).at("/citizenData/nameEnglish").isNull()).isTrue();
            case HALF_EMPTY -> {
                assertThat(json(body).at("/responseStatus/code").asString()).isEqualTo("100");
                assertThat(json(body).at("/citizenData/dateOfBirth").isNull()).isTrue();
            }
            case PAUSE ->
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
            case ERROR_AS_200 -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(json(body).at("/responseStatus/code").asString()).isEqualTo("175");
            }
            case ERROR -> assertThat(answer.statusCode()).isEqualTo(500);
            case OTHER_CITIZEN ->
                assertThat(json(body).get("citizenNumber").asString()).isNotEqualTo(NUMBER);
            case HTML -> assertThat(body).startsWith("<html>");
            case HUGE -> assertThat(answer.body()).hasSize(10 * 1024 * 1024);
            case MALFORMED -> assertThat(body).contains("\uFFFD");
            case CUT -> assertThat(body).doesNotEndWith("}");
            case REDIRECT -> assertThat(answer.statusCode()).isEqualTo(307);
            case MORE_FIELDS -> assertThat(json(body).has("religion")).isTrue();
        }
    }

    @Test
    void whatItSendsIsAsItsContractSays() throws Exception {
        JsonNode contract = json(client.send(
                        HttpRequest.newBuilder(simulator.address().resolve("openapi.json"))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        JsonNode fields = contract.at("/components/schemas/Answer/properties");
        JsonNode data = contract.at("/components/schemas/CitizenData/properties");
        JsonNode answer = json(ask(NUMBER));
        assertThat(fields.propertyNames()).containsAll(answer.propertyNames());
        assertThat(data.propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.get("citizenData").propertyNames());
        assertThat(contract.get("paths").propertyNames())
                .containsExactly("/api/v1/verifications", "/api/v1/fingerprint-verifications");
    }

    private HttpResponse<String> ask(String number) throws Exception {
        return client.send(asked(number), BodyHandlers.ofString());
    }

    private HttpRequest asked(String number) {
        return question("verifications", body(number))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
    }

    private HttpResponse<String> askFinger(byte[] print) throws Exception {
        String body =
                "{\"transactionId\":\"%s\",\"citizenNumber\":\"%s\",\"fingerIndex\":2,\"templateType\":\"WSQ\",\"fingerTemplate\":\"%s\"}"
                        .formatted(
                                UUID.randomUUID(), NUMBER, Base64.getEncoder().encodeToString(print));
        return client.send(
                question("fingerprint-verifications", body)
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> behaviour(String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(simulator.address().resolve("behaviour"))
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder question(String path, String body) {
        return HttpRequest.newBuilder(simulator.address().resolve("api/v1/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static String body(String number) {
        return "{\"transactionId\":\"%s\",\"citizenNumber\":\"%s\"}".formatted(UUID.randomUUID(), number);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer.body());
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
