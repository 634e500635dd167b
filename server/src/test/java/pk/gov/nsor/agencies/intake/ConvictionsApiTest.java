package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TrailReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RegisterTest
class ConvictionsApiTest {

    private static final String PATH = "/api/v1/convictions";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int MEBIBYTE = 1 << 20;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private Convictions convictions;

    @Autowired
    private ReleaseMarks marks;

    @Autowired
    private Standings standings;

    @LocalServerPort
    private int port;

    private ApiClient court;
    private MachineClient client;
    private TrailReader trail;
    private long signedIn;

    @BeforeEach
    void someClient() {
        String secret = ClientCredentials.newSecret();
        client = clients.create(
                "court" + COUNT.incrementAndGet(),
                Feed.COURT,
                "COURTS",
                ClientScope.COUNTRY,
                secret,
                Actor.system("test"));
        court = ApiClient.of(port, client.name(), secret);
        trail = new TrailReader(jdbc);
        signedIn = trail.last();
    }

    @Test
    void aConvictionIsRecordedAndOnTheTrail() {
        Cnic cnic = Samples.cnic();
        work().recorded(court.post(PATH, CourtMessages.about(cnic)));
        assertThat(people.withCnic(cnic)).isPresent();
        assertThat(trail.ofAfter(client.id(), signedIn))
                .startsWith("FEED_MESSAGE_RECEIVED DONE")
                .contains("CONVICTION_RECORDED DONE")
                .endsWith("FEED_MESSAGE_RECEIVED DONE");
    }

    @Test
    void aConvictionOfSomebodyWhoseRecordIsSealedMeetsThatRecordAndTheCourtIsNotTold() {
        Cnic cnic = Samples.cnic();
        String message = CourtMessages.about(cnic);
        HttpResponse<String> first = court.post(PATH, message);
        String before = work().recorded(first);
        PersonId person = people.withCnic(cnic).orElseThrow();
        convictions.quash(
                person,
                convictions.of(person).getFirst().id(),
                new Quashing(LocalDate.of(2024, 2, 1), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
        assertThat(standings.isSealed(person)).isTrue();
        assertThat(ApiClient.json(court.get(PATH + "/receipts/" + before))).isEqualTo(ApiClient.json(first));

        // Under a section that is no reason to register, the record stays sealed.
        HttpResponse<String> other = court.post(PATH, again(message, "509"));
        work().recorded(other);
        assertThat(standings.isSealed(person)).isTrue();
        HttpResponse<String> ofNobody = court.post(PATH, again(CourtMessages.valid(), "509"));
        work().recorded(ofNobody);
        for (String field : List.of("/status", "/reasons", "/returnReason")) {
            assertThat(ApiClient.json(other).at(field))
                    .as(field)
                    .isEqualTo(ApiClient.json(ofNobody).at(field));
        }

        String active = work().recorded(court.post(PATH, again(message, "376")));
        assertThat(work().person(active)).isEqualTo(person);
        assertThat(convictions.of(person)).hasSize(3);
        assertThat(standings.isSealed(person)).isFalse();
    }

    /** Another judgment of the same person. */
    private static String again(String message, String section) {
        return CourtMessages.but(
                CourtMessages.another(message, Integer.parseInt(section)),
                tree -> ((ObjectNode) tree.at("/conviction/offences/0")).put("section", section));
    }

    @Test
    void aCourtMayKeepAConvictionFromThePublicAndGivesNoReason() {
        for (String given : List.of("true", "false", "null", "")) {
            Cnic cnic = Samples.cnic();
            String message = CourtMessages.but(CourtMessages.about(cnic), tree -> {
                ObjectNode conviction = CourtMessages.at(tree, "/conviction");
                switch (given) {
                    case "" -> {}
                    case "null" -> conviction.putNull("notForPublicRelease");
                    default -> conviction.put("notForPublicRelease", Boolean.parseBoolean(given));
                }
            });
            HttpResponse<String> response = court.post(PATH, message);
            work().recorded(response);
            assertThat(response.body()).doesNotContainIgnoringCase("release");
            PersonId person = people.withCnic(cnic).orElseThrow();
            assertThat(marks.isWithheld(
                            person, convictions.of(person).getFirst().id()))
                    .as(given)
                    .isEqualTo(given.equals("true"));
        }
        assertThat(court.post(
                                PATH,
                                CourtMessages.but(tree -> CourtMessages.at(tree, "/conviction")
                                        .put("notForPublicRelease", "by order of the court")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theReceiptIsForItsOwnClient() {
        String receipt = ApiClient.json(court.post(PATH, CourtMessages.valid()))
                .at("/receipt")
                .asString();
        assertThat(court.get(PATH + "/receipts/" + receipt).statusCode()).isEqualTo(200);
        someClient();
        assertThat(court.get(PATH + "/receipts/" + receipt).statusCode()).isEqualTo(404);
        assertThat(trail.ofAfter(client.id(), signedIn)).endsWith("FEED_MESSAGE_RECEIVED REFUSED");
        assertThat(court.get(PATH + "/receipts/no-uuid").statusCode()).isEqualTo(400);
    }

    @Test
    void theSameMessageAgainGetsTheSameReceipt() {
        String message = CourtMessages.valid();
        JsonNode first = ApiClient.json(court.post(PATH, message));
        HttpResponse<String> second = court.post(PATH, message);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(second)).isEqualTo(first);
    }

    @Test
    void anotherMessageUnderTheSameNameIsRefused() {
        String message = CourtMessages.valid();
        court.post(PATH, message);
        HttpResponse<String> other =
                court.post(PATH, CourtMessages.but(message, tree -> tree.put("caseNumber", "SC 1/2020")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(ApiClient.json(other).at("/errors/0/field").asString()).isEqualTo("/messageId");
    }

    @Test
    void sameMessagesRacingGiveOneRecord() throws Exception {
        String message = CourtMessages.valid();
        List<HttpResponse<String>> responses = atOnce(() -> court.post(PATH, message), 6);
        assertThat(responses)
                .filteredOn(response -> response.statusCode() == 202)
                .hasSize(1);
        assertThat(responses)
                .filteredOn(response -> response.statusCode() == 200)
                .hasSize(5);
        assertThat(responses.stream()
                        .map(response -> ApiClient.json(response).at("/receipt").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void messagesOfDifferentNamesAboutOneCnicRacingGiveOneRecord() throws Exception {
        String message = CourtMessages.valid();
        AtomicInteger number = new AtomicInteger();
        List<HttpResponse<String>> responses =
                atOnce(() -> court.post(PATH, CourtMessages.another(message, number.incrementAndGet())), 4);
        assertThat(responses)
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(202));
        assertThat(responses.stream()
                        .map(response -> work().person(work().recorded(response)))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void theOriginalIsKeptByteForByteAndEncrypted() {
        String message = CourtMessages.valid() + "\n \n";
        String receipt =
                ApiClient.json(court.post(PATH, message)).at("/receipt").asString();
        byte[] kept = jdbc.sql("select original from intake.message where receipt = ?::uuid")
                .param(receipt)
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Akbar");
        assertThat(court.post(PATH, message.strip()).statusCode())
                .as("what it says decides")
                .isEqualTo(200);
        assertThat(court.post(PATH, message).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> invalid() {
        String tomorrow = LocalDate.now().plusDays(2).toString();
        return Stream.of(
                field("/person", "cnic", "93520-123456-1", 422, "/person/cnic", "cnic.digits"),
                field("/person", "cnic", "1111111111111", 422, "/person/cnic", "cnic.filler"),
                field("/conviction", "judgmentOn", tomorrow, 422, "/conviction/judgmentOn", "day.future"),
                field(
                        "/conviction",
                        "judgmentOn",
                        "2022-03-01",
                        422,
                        "/conviction/judgmentOn",
                        "judgment.before-offence"),
                field("/conviction", "offenceOn", "1989-01-01", 422, "/conviction/offenceOn", "offence.before-birth"),
                field("/conviction", "offenceOn", "2022-02-30", 422, "/conviction/offenceOn", "day.unreadable"),
                field("/person", "nationality", "Pakistan", 422, "/person/nationality", "nationality"),
                field("/person/name", "latin", "Akbar 1", 422, "/person/name", "name.latin"),
                field(
                        "/conviction/offences/0",
                        "section",
                        "x",
                        422,
                        "/conviction/offences/0/section",
                        "section.number"),
                field("/fir", "number", " ", 422, "/fir/number", "field.missing"),
                field("", "messageId", "x".repeat(65), 422, "/messageId", "text.length"),
                field("", "court", "a\0b", 422, "/court", "text.control"),
                field("/person", "victimName", "somebody", 400, "/person/victimName", "field.unknown"),
                field("/conviction/victim", "name", "somebody", 400, "/conviction/victim/name", "field.unknown"),
                field("/person", "sex", "UNKNOWN", 400, "/person/sex", "field.format"));
    }

    @ParameterizedTest
    @MethodSource
    void invalid(String message, int status, String field, String code) {
        HttpResponse<String> response = court.post(PATH, message);
        JsonNode problem = ApiClient.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(problem.at("/type").asString()).isEqualTo("urn:nsor:problem:invalid-message");
        assertThat(problem.at("/errors")
                        .valueStream()
                        .map(error -> error.at("/field").asString() + " "
                                + error.at("/code").asString()))
                .containsExactly(field + " " + code);
        nothingButTheRefusal();
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        JsonNode problem = ApiClient.json(court.post(PATH, "{}"));
        assertThat(problem.at("/errors")
                        .valueStream()
                        .map(error -> error.at("/field").asString()))
                .contains("/messageId", "/court", "/caseNumber", "/fir", "/person", "/conviction");
        nothingButTheRefusal();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"{\"messageId\":", "", "null null", "{\"court\":1}", "[]", "{\"court\":\"a\",\"court\":\"b\"}"})
    void malformed(String body) {
        HttpResponse<String> response = court.post(PATH, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        nothingButTheRefusal();
    }

    @Test
    void malformedJsonIsSaidWithItsPlace() {
        JsonNode problem = ApiClient.json(court.post(PATH, "{\n  \"messageId\": oops}"));
        assertThat(problem.at("/detail").asString()).contains("line 2");
        assertThat(problem.at("/line").asInt()).isEqualTo(2);
        assertThat(problem.toString()).doesNotContain("oops");
    }

    @Test
    void aBodyOfFiftyMegabytesIsRefusedQuicklyWhetherAnnouncedOrNot() {
        byte[] large = new byte[50 * MEBIBYTE];
        Arrays.fill(large, (byte) ' ');
        long start = System.nanoTime();
        HttpResponse<String> announced = court.post(PATH, BodyPublishers.ofByteArray(large), "application/json");
        HttpResponse<String> chunked =
                court.post(PATH, BodyPublishers.ofInputStream(() -> stream(large)), "application/json");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        for (HttpResponse<String> response : List.of(announced, chunked)) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(ApiClient.json(response).at("/type").asString()).isEqualTo("urn:nsor:problem:body-too-large");
        }
        assertThat(trail.ofAfter(client.id(), signedIn))
                .containsExactly("FEED_MESSAGE_RECEIVED REFUSED", "FEED_MESSAGE_RECEIVED REFUSED");
    }

    @Test
    void aBodyOfOneMebibyteIsReadAndOneByteMoreIsNot() {
        String message = CourtMessages.valid();
        int padding = MEBIBYTE - message.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        assertThat(court.post(PATH, message + " ".repeat(padding)).statusCode()).isEqualTo(202);
        assertThat(court.post(PATH, CourtMessages.valid() + " ".repeat(padding + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    static Stream<Arguments> doubtful() {
        return Stream.of(
                quarantineReason("", "court", "Court of Nowhere", "/court", "UNKNOWN_COURT"),
                quarantineReason("/fir", "district", "Nowhere", "/fir/district", "UNKNOWN_DISTRICT"),
                quarantineReason("/fir", "policeStation", "Nowhere", "/fir/policeStation", "UNKNOWN_POLICE_STATION"),
                quarantineReason(
                        "/person/addresses/0",
                        "district",
                        "Nowhere",
                        "/person/addresses/0/district",
                        "UNKNOWN_DISTRICT"),
                quarantineReason("/fir", "district", "Karachi", "/fir/district", "AMBIGUOUS_DISTRICT"),
                quarantineReason(
                        "/conviction/offences/0",
                        "section",
                        "9999",
                        "/conviction/offences/0/section",
                        "UNKNOWN_SECTION"));
    }

    @ParameterizedTest
    @MethodSource
    void doubtful(String message, String field, String code) {
        HttpResponse<String> response = court.post(PATH, message);
        JsonNode receipt = ApiClient.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(work().waits(code, response))
                .isEqualTo(receipt.at("/receipt").asString());
        assertThat(receipt.at("/reasons")
                        .valueStream()
                        .map(reason -> reason.at("/field").asString() + " "
                                + reason.at("/code").asString()))
                .containsExactly(field + " " + code);
        assertThat(trail.ofAfter(client.id(), signedIn))
                .containsExactly("FEED_MESSAGE_RECEIVED DONE", "FEED_MESSAGE_RECEIVED DONE");
        assertThat(ApiClient.json(
                        court.get(PATH + "/receipts/" + receipt.at("/receipt").asString())))
                .isEqualTo(receipt);
    }

    @Test
    void aSecondConvictionOfTheSamePersonGoesToTheSameRecord() {
        String first = CourtMessages.valid();
        PersonId known = work().person(work().recorded(court.post(PATH, first)));
        HttpResponse<String> response = court.post(PATH, CourtMessages.another(first, 99));
        assertThat(work().person(work().recorded(response))).isEqualTo(known);
    }

    @Test
    void theSameCaseOfTheSamePersonWaits() {
        String first = CourtMessages.valid();
        court.post(PATH, first);
        waits(CourtMessages.but(first, tree -> tree.put("messageId", CourtMessages.id())), "CONVICTION_KNOWN");
    }

    @Test
    void aCnicOfSomebodyElseWaits() {
        String first = CourtMessages.valid();
        court.post(PATH, first);
        waits(
                CourtMessages.but(first, tree -> {
                    tree.put("messageId", CourtMessages.id());
                    CourtMessages.at(tree, "/person").put("bornOn", "1971-01-01");
                }),
                "CNIC_OF_ANOTHER");
    }

    @Test
    void theSamePersonWithoutTheCnicWaits() {
        String first = CourtMessages.valid();
        court.post(PATH, first);
        waits(
                CourtMessages.but(first, tree -> {
                    tree.put("messageId", CourtMessages.id());
                    CourtMessages.at(tree, "/person").remove("cnic");
                }),
                "POSSIBLE_DUPLICATE");
    }

    @Test
    void aForgedTokenIsRefusedAndOnTheTrail() {
        long before = trail.last();
        for (String forged : List.of("forged", ClientCredentials.newSecret())) {
            HttpResponse<String> response = ApiClient.holding(port, forged).post(PATH, CourtMessages.valid());
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(
                            header -> assertThat(header).startsWith("Bearer").contains("invalid_token"));
            assertThat(ApiClient.json(response).at("/type").asString()).isEqualTo("urn:nsor:problem:unauthorized");
        }
        assertThat(trail.ofNobodyAfter(before)).contains("SIGN_IN REFUSED", "SIGN_IN REFUSED");
    }

    @Test
    void aDisabledClientIsRefused() {
        clients.disable(client.name(), Actor.system("test"));
        assertThat(court.post(PATH, CourtMessages.valid()).statusCode()).isEqualTo(401);
    }

    @Test
    void unknownAddressesMethodsAndMediaTypesGetProblemDetails() {
        HttpResponse<String> unknown = court.get("/api/v1/nothing");
        HttpResponse<String> method = court.delete(PATH);
        HttpResponse<String> media = court.post(PATH, BodyPublishers.ofString("a=b"), "text/plain");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("POST");
        assertThat(media.statusCode()).isEqualTo(415);
        assertThat(List.of(unknown, method, media))
                .allSatisfy(response -> assertThat(
                                ApiClient.json(response).at("/type").asString())
                        .startsWith("urn:nsor:problem:"));
        assertThat(trail.ofAfter(client.id(), signedIn))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry).endsWith("REFUSED"));
    }

    @Test
    void theDescriptionOfTheApiNamesTheFeed() {
        JsonNode description = ApiClient.json(court.get("/v3/api-docs"));
        assertThat(description.at("/openapi").asString()).startsWith("3.1");
        assertThat(description.at("/paths").propertyNames()).contains(PATH, PATH + "/receipts/{receipt}");
        assertThat(description.at("/components/schemas").propertyNames()).contains("ConvictionMessage", "Receipt");
    }

    private void waits(String message, String code) {
        HttpResponse<String> response = court.post(PATH, message);
        work().waits(code, response);
        assertThat(ApiClient.json(response).at("/reasons").isEmpty()).isTrue();
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private void nothingButTheRefusal() {
        assertThat(trail.ofAfter(client.id(), signedIn)).containsExactly("FEED_MESSAGE_RECEIVED REFUSED");
        assertThat(jdbc.sql("select count(*) from intake.message where client_id = ?")
                        .param(client.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static Arguments field(String at, String name, String value, int status, String field, String code) {
        return Arguments.of(
                CourtMessages.but(tree -> CourtMessages.at(tree, at).put(name, value)), status, field, code);
    }

    private static Arguments quarantineReason(String at, String name, String value, String field, String code) {
        return Arguments.of(CourtMessages.but(tree -> CourtMessages.at(tree, at).put(name, value)), field, code);
    }

    private static List<HttpResponse<String>> atOnce(Callable<HttpResponse<String>> call, int times) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<HttpResponse<String>> responses = new ArrayList<>();
            for (var future : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                responses.add(future.get());
            }
            return responses;
        }
    }

    /** A stream whose length nobody knows, so that it is sent in chunks. */
    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
