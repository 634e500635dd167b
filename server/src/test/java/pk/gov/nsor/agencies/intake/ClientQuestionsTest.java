package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.RegisterTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an agency's system may ask besides sending messages, and what each answer says of the request itself. */
@RegisterTest
class ClientQuestionsTest {

    private static final String CONVICTIONS = "/api/v1/convictions";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MachineClients clients;

    @LocalServerPort
    private int port;

    private ApiClient court;

    @BeforeEach
    void client() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
    }

    @Test
    void theCodesOfWhatMessagesNameAreThereForEveryFeed() {
        for (Feed feed : Feed.values()) {
            ApiClient client = ApiClient.made(clients, port, feed, "COURTS", ClientScope.COUNTRY);
            for (Map.Entry<String, String> each : Map.of(
                            "provinces", "PK-PB",
                            "districts", "sialkot",
                            "courts", "sessions-court-sialkot",
                            "sections", "PPC 376")
                    .entrySet()) {
                HttpResponse<String> answer = client.get("/api/v1/codes/" + each.getKey());
                assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(200);
                assertThat(codes(answer)).as(each.getKey()).contains(each.getValue());
            }
        }
        assertThat(codes(court.get("/api/v1/codes/tehsils"))).hasSizeGreaterThan(400);
        assertThat(codes(court.get("/api/v1/codes/police-stations"))).isNotEmpty();
        assertThat(court.get("/api/v1/codes/people").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameIsAnsweredByWhatItMayMean() {
        assertThat(codes(court.get("/api/v1/codes/districts?named=" + encoded("سیالکوٹ"))))
                .containsExactly("sialkot");
        assertThat(codes(court.get("/api/v1/codes/districts?named=Karachi"))).hasSizeGreaterThan(2);
        assertThat(codes(court.get("/api/v1/codes/districts?named=Atlantis"))).isEmpty();
        assertThat(codes(court.get("/api/v1/codes/sections?named=" + encoded("PPC 376"))))
                .containsExactly("PPC 376");
        assertThat(codes(court.get("/api/v1/codes/sections?named=nonsense"))).isEmpty();
        String daska = codes(court.get("/api/v1/codes/tehsils?named=Daska")).getFirst();
        assertThat(codes(court.get("/api/v1/codes/tehsils?named=" + encoded(daska))))
                .containsExactly(daska);
    }

    @Test
    void codesThatHaveNotChangedAreNotSentAgain() {
        HttpResponse<String> first = court.get("/api/v1/codes/districts");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = court.get("/api/v1/codes/districts", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(court.get("/api/v1/codes/courts", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whetherAMessageArrivedIsAskedByItsMessageIdAndOnlyBySender() {
        String message = CourtMessages.valid();
        String id = JSON.readTree(message).path("messageId").asString();
        assertThat(court.get("/api/v1/messages?messageId=" + id).statusCode()).isEqualTo(404);
        HttpResponse<String> sent = court.post(CONVICTIONS, message);
        JsonNode found = ApiClient.json(court.get("/api/v1/messages?messageId=" + id));
        assertThat(found.path("receipt")).isEqualTo(ApiClient.json(sent).path("receipt"));
        ApiClient another = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
        assertThat(another.get("/api/v1/messages?messageId=" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void theSameContentInOtherOrderIsTheSameMessageAndOtherContentIsRefusedWithTheReceipt() {
        String message = CourtMessages.valid();
        HttpResponse<String> sent = court.post(CONVICTIONS, message);
        assertThat(sent.statusCode()).isEqualTo(202);
        ObjectNode read = (ObjectNode) JSON.readTree(message);
        ObjectNode turned = JSON.createObjectNode();
        List.copyOf(read.properties()).reversed().forEach(field -> turned.set(field.getKey(), field.getValue()));
        HttpResponse<String> again =
                court.post(CONVICTIONS, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(turned));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(again)).isEqualTo(ApiClient.json(sent));

        HttpResponse<String> other = court.post(
                CONVICTIONS, CourtMessages.but(message, changed -> changed.put("court", "sessions-court-multan")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(ApiClient.json(other).path("receipt"))
                .isEqualTo(ApiClient.json(sent).path("receipt"));
    }

    @Test
    void aNameThatSeveralPlacesHaveIsAnsweredWithTheirCodes() {
        String message =
                CourtMessages.but(changed -> CourtMessages.at(changed, "/fir").put("district", "Karachi"));
        JsonNode answer = ApiClient.json(court.post(CONVICTIONS, message));
        JsonNode reason = answer.path("reasons")
                .valueStream()
                .filter(each -> each.path("field").asString().equals("/fir/district"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.path("code").asString()).isEqualTo("AMBIGUOUS_DISTRICT");
        List<String> candidates = reason.path("candidates")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
        assertThat(candidates).hasSizeGreaterThan(2).contains("karachi-east");
        String corrected =
                CourtMessages.but(changed -> CourtMessages.at(changed, "/fir").put("district", candidates.getFirst()));
        assertThat(ApiClient.json(court.post(CONVICTIONS, corrected)).path("reasons"))
                .noneMatch(each -> each.path("field").asString().equals("/fir/district"));
    }

    @Test
    void eachAnswerSaysHowManyMessagesAreLeftAndNamesTheRequest() {
        int first = left(court.post(CONVICTIONS, CourtMessages.valid()));
        int second = left(court.post(CONVICTIONS, CourtMessages.valid()));
        int refused = left(court.post(CONVICTIONS, "{}"));
        assertThat(List.of(first - second, second - refused)).allMatch(used -> used == 1 || used < 0);

        assertThat(court.get("/api/v1/codes/provinces", "X-Request-Id", "court-7.2_b")
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("court-7.2_b");
        for (String bad : List.of("a b", "x".repeat(65), "<script>")) {
            Optional<String> named = court.get("/api/v1/codes/provinces", "X-Request-Id", bad)
                    .headers()
                    .firstValue("X-Request-Id");
            assertThat(named).hasValueSatisfying(name -> assertThat(name).matches("[0-9a-f-]{36}"));
        }
        assertThat(court.get("/api/v1/nowhere").headers().firstValue("X-Request-Id"))
                .isPresent();
    }

    /** Of this minute; another one may have begun in between. */
    private static int left(HttpResponse<String> answer) {
        String said = answer.headers().firstValue("RateLimit").orElseThrow();
        assertThat(said).matches("\"minute\";r=[0-9]+;t=[0-9]+, \"day\";r=[0-9]+;t=[0-9]+");
        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .contains("\"minute\";q=600;w=60, \"day\";q=100000;w=86400");
        return Integer.parseInt(said.replaceFirst(".*?r=([0-9]+).*", "$1"));
    }

    private static List<String> codes(HttpResponse<String> answer) {
        return ApiClient.json(answer)
                .path("codes")
                .valueStream()
                .map(code -> code.path("code").asString())
                .collect(Collectors.toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
