package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.TrialCase;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A system that is tried is answered as any other, and nothing of the register is read or written for it. */
@RegisterTest
class TrialClientsTest {

    private static final String CONVICTIONS = "/api/v1/convictions";
    private static final String WITHDRAWALS = "/api/v1/withdrawals";

    /** What no statement for a trial may name. */
    private static final Pattern OF_REGISTER =
            Pattern.compile("\\b(audit|conviction|duplicates|enquiry|fingerprints|imports"
                    + "|intake|matching|merging|notices|outbox|register|registration|release|supervision|totals|verification)\\.[a-z]"
                    + "|\\bfeeds\\.(received|change|waiting)\\b");

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<Job> jobs;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private MachineClient client;
    private ApiClient trial;

    @BeforeEach
    void aCourtsTrial() {
        client = made(Feed.COURT, ClientScope.COUNTRY);
        trial = of(client);
    }

    private final Map<UUID, String> secrets = new TreeMap<>();

    private MachineClient made(Feed feed, ClientScope scope) {
        String secret = ClientCredentials.newSecret();
        MachineClient made =
                clients.createTrial("trial-" + UUID.randomUUID(), feed, "COURTS", scope, secret, Actor.system("test"));
        secrets.put(made.id(), secret);
        return made;
    }

    private ApiClient of(MachineClient made) {
        return ApiClient.of(port, made.name(), secrets.get(made.id()));
    }

    @Test
    void eachTestCnicBringsAboutWhatIsWrittenOfIt() {
        String taken = receipt(trial.post(CONVICTIONS, about(TrialCase.TAKEN)));
        assertThat(asked(taken).toString()).contains("\"RECEIVED\"", "\"reasons\":[]");
        assertThat(asked(receipt(trial.post(CONVICTIONS, about(Samples.cnic()))))
                        .toString())
                .contains("\"RECEIVED\"", "\"reasons\":[]");

        HttpResponse<String> first = trial.post(CONVICTIONS, about(TrialCase.RETURNED));
        assertThat(first.headers().firstValue("Location")).contains(CONVICTIONS + "/receipts/" + receipt(first));
        assertThat(ApiClient.json(first).path("status").asString()).isEqualTo("RECEIVED");
        JsonNode returned = asked(receipt(first));
        assertThat(returned.path("status").asString()).isEqualTo("RETURNED");
        assertThat(returned.path("returnReason").asString()).isNotBlank();
        assertThat(returned.at("/reasons/0/code").asString()).isEqualTo("UNKNOWN_COURT");

        HttpResponse<String> stopped = trial.post(CONVICTIONS, about(TrialCase.TEXT_STOPPED));
        assertThat(ApiClient.json(stopped).path("reasons")).isEmpty();
        assertThat(asked(receipt(stopped)).at("/reasons/0/code").asString()).isEqualTo("TEXT_STOPPED");
        assertThat(asked(receipt(stopped)).path("status").asString()).isEqualTo("RECEIVED");

        HttpResponse<String> many = trial.post(CONVICTIONS, about(TrialCase.TOO_MANY));
        assertThat(many.statusCode()).isEqualTo(429);
        assertThat(many.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(ApiClient.json(many).path("type").asString()).isEqualTo("urn:nsor:problem:too-many-messages");
        HttpResponse<String> away = trial.post(CONVICTIONS, about(TrialCase.AWAY));
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(ApiClient.json(away).path("type").asString()).isEqualTo("urn:nsor:problem:trail-unavailable");

        JsonNode changes = ApiClient.json(trial.get("/api/v1/messages/changes"));
        assertThat(changes.path("changes")).hasSize(5);
        assertThat(changes.toString()).contains("\"status\":\"RETURNED\"");
        assertThat(ApiClient.json(trial.get("/api/v1/messages/changes?after="
                                + changes.path("next").asString()))
                        .path("changes"))
                .isEmpty();
    }

    @Test
    void whatIsWrittenForAgenciesNamesEachTestCnic() throws Exception {
        String page = java.nio.file.Files.readString(java.nio.file.Path.of("..", "docs", "agencies.md"));
        for (TrialCase each : TrialCase.values()) {
            assertThat(page).contains("`" + each.cnic().formatted() + "`");
        }
    }

    @Test
    void whateverIsWrongIsAnsweredAsToAnyClient() {
        ApiClient real = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        List<Consumer<ObjectNode>> wrongs = List.of(
                message -> message.put("more", 1),
                message -> message.remove("court"),
                message -> message.put("messageId", "x".repeat(65)),
                message -> CourtMessages.at(message, "/person").put("cnic", "12345"),
                message -> CourtMessages.at(message, "/person").put("cnic", "35202-1234567-1"),
                message -> CourtMessages.at(message, "/person").put("sex", "SOME"),
                message -> CourtMessages.at(message, "/conviction").put("judgmentOn", "2021-01-01"),
                message -> CourtMessages.at(message, "/conviction").put("judgmentOn", "soon"),
                message -> message.put("replaces", "nothing of ours"),
                message -> message.put("messageId", "the daughter of Akbar Ali was raped"));
        for (Consumer<ObjectNode> wrong : wrongs) {
            String message = CourtMessages.but(wrong);
            HttpResponse<String> toReal = real.post(CONVICTIONS, message);
            HttpResponse<String> toTrial = trial.post(CONVICTIONS, message);
            assertThat(toReal.statusCode()).as(message).isIn(400, 422);
            assertThat(toTrial.statusCode()).isEqualTo(toReal.statusCode());
            assertThat(toTrial.body()).isEqualTo(toReal.body());
        }
        // What is wrong with courts and places is told alike.
        String nowhere = CourtMessages.but(message -> message.put("court", "Court of Nowhere"));
        JsonNode told = ApiClient.json(real.post(CONVICTIONS, nowhere)).path("reasons");
        assertThat(told).isNotEmpty();
        assertThat(ApiClient.json(trial.post(CONVICTIONS, nowhere)).path("reasons"))
                .isEqualTo(told);
        // Outside of its scope.
        ApiClient narrow = of(made(Feed.COURT, ClientScope.parse("court sessions-court-kasur")));
        HttpResponse<String> outside = narrow.post(CONVICTIONS, CourtMessages.valid());
        assertThat(outside.statusCode()).isEqualTo(403);
        assertThat(outside.body()).contains("urn:nsor:problem:outside-scope");
        work().await();
    }

    @Test
    void aMessageCountsOnceAndIsReplacedAndWithdrawnOnce() {
        String message = CourtMessages.valid();
        HttpResponse<String> first = trial.post(CONVICTIONS, message);
        assertThat(first.statusCode()).isEqualTo(202);
        HttpResponse<String> again = trial.post(CONVICTIONS, message);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        HttpResponse<String> other =
                trial.post(CONVICTIONS, CourtMessages.but(message, changed -> changed.put("caseNumber", "SC 1/2020")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(ApiClient.json(other).path("receipt").asString()).isEqualTo(receipt(first));
        assertThat(ApiClient.json(trial.get("/api/v1/messages?messageId=" + name(message)))
                        .path("receipt")
                        .asString())
                .isEqualTo(receipt(first));

        String right = CourtMessages.but(
                message, changed -> changed.put("messageId", CourtMessages.id()).put("replaces", name(message)));
        assertThat(trial.post(CONVICTIONS, right).statusCode()).isEqualTo(202);
        assertThat(trial.post(CONVICTIONS, right).statusCode()).isEqualTo(200);
        assertThat(trial.post(WITHDRAWALS, withdrawal(name(message))).body()).contains("takes-back.known");
        assertThat(trial.post(WITHDRAWALS, withdrawal(name(right))).statusCode())
                .isEqualTo(202);
        assertThat(trial.post(WITHDRAWALS, withdrawal("unheard of")).body()).contains("takes-back.unknown");
        assertThat(ApiClient.json(trial.get("/api/v1/messages/changes")).toString())
                .contains("\"status\":\"REPLACED\"", "\"status\":\"WITHDRAWN\"");
    }

    @Test
    void whatComesTwiceAtOnceCountsOnce() throws Exception {
        String message = CourtMessages.valid();
        List<Integer> taken = new java.util.ArrayList<>();
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            List<java.util.concurrent.Callable<HttpResponse<String>>> same =
                    java.util.Collections.nCopies(4, () -> trial.post(CONVICTIONS, message));
            for (var each : both.invokeAll(same)) {
                taken.add(each.get().statusCode());
            }
            assertThat(taken).containsExactlyInAnyOrder(202, 200, 200, 200);
            taken.clear();
            List<java.util.concurrent.Callable<HttpResponse<String>>> takingBack =
                    java.util.Collections.nCopies(4, () -> trial.post(WITHDRAWALS, withdrawal(name(message))));
            for (var each : both.invokeAll(takingBack)) {
                taken.add(each.get().statusCode());
            }
            assertThat(taken).containsExactlyInAnyOrder(202, 422, 422, 422);
        }
    }

    @Test
    void nothingOfTheRegisterIsReadOrWritten() throws Exception {
        List<ApiClient> all = List.of(
                of(made(Feed.PRISON, ClientScope.COUNTRY)),
                of(made(Feed.IMMIGRATION, ClientScope.COUNTRY)),
                of(made(Feed.NADRA, ClientScope.COUNTRY)),
                of(made(Feed.PROSECUTION, ClientScope.COUNTRY)));
        new FeedWork(jdbc).await();
        Map<String, Long> before = rows();
        TrailReader trail = new TrailReader(jdbc);
        long last = trail.last();
        try (SqlSeen seen = new SqlSeen()) {
            for (TrialCase each : TrialCase.values()) {
                trial.post(CONVICTIONS, about(each));
            }
            String message = CourtMessages.valid();
            String receipt = receipt(trial.post(CONVICTIONS, message));
            trial.post(CONVICTIONS, CourtMessages.but(changed -> changed.put("court", "Court of Nowhere")));
            trial.post(CONVICTIONS, CourtMessages.but(changed -> changed.remove("court")));
            trial.post(WITHDRAWALS, withdrawal(name(message)));
            asked(receipt);
            trial.get("/api/v1/messages?messageId=" + name(message));
            trial.get("/api/v1/messages/changes");
            assertThat(trial.get("/api/v1/codes/courts").statusCode()).isEqualTo(200);
            accepted(all.get(0), "/api/v1/custody-events", """
                    {"messageId": "1", "cnic": "90000-0000410-1", "event": "ADMITTED", "on": "2024-03-04", "prison": "Camp Jail"}
                    """);
            accepted(all.get(0), "/api/v1/deaths", """
                    {"messageId": "2", "cnic": "90000-0000410-1", "diedOn": "2024-03-04", "source": "PRISON",
                     "name": {"latin": "Akbar Ali"}}
                    """);
            accepted(all.get(0), "/api/v1/planned-releases", """
                    {"messageId": "3", "cnic": "90000-0000202-1", "notice": "ANNOUNCED", "on": "2099-01-01",
                     "prison": "Camp Jail", "district": "multan"}
                    """);
            accepted(all.get(0), "/api/v1/monthly-totals", """
                    {"messageId": "4", "kind": "ADMISSIONS", "month": "2026-01", "prison": "Camp Jail", "number": 3}
                    """);
            accepted(all.get(1), "/api/v1/border-crossings", """
                    {"messageId": "1", "cnic": "90000-0000202-1", "direction": "DEPARTED", "on": "2026-11-01",
                     "country": "AE", "place": "Torkham"}
                    """);
            accepted(all.get(2), "/api/v1/observations", """
                    {"messageId": "1", "cnic": "90000-0000202-1", "kind": "PHONE", "on": "2026-11-01", "phone": "0399 0000001"}
                    """);
            accepted(all.get(3), "/api/v1/obtained-judgments", """
                    {"messageId": "1", "court": "sessions-court-lahore", "caseNumber": "SC 12/2022",
                     "judgmentOn": "2023-03-04", "convicted": 2}
                    """);
            HttpResponse<String> journeys = all.get(1).get("/api/v1/travel-notices");
            assertThat(journeys.body()).isEqualTo("{\"notices\":[],\"next\":null}");
            assertThat(journeys.headers().firstValue("X-Trial-Client")).hasValue("true");
            List<String> statements = seen.taken();
            assertThat(statements).anyMatch(sql -> sql.contains("feeds.trial_received"));
            assertThat(statements.stream()
                            .filter(sql -> OF_REGISTER.matcher(sql).find())
                            .toList())
                    .isEmpty();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(trail.ofAfter(client.id(), last)).isEmpty();
    }

    @Test
    void neitherKindOfClientGetsWhereTheOtherIs() {
        ApiClient real = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        String ofTrial = receipt(trial.post(CONVICTIONS, CourtMessages.valid()));
        HttpResponse<String> answer = real.post(CONVICTIONS, CourtMessages.valid());
        String ofRegister = work().received(answer);
        assertThat(answer.headers().firstValue("X-Trial-Client")).isEmpty();
        assertThat(real.get(CONVICTIONS + "/receipts/" + ofTrial).statusCode()).isEqualTo(404);
        assertThat(trial.get(CONVICTIONS + "/receipts/" + ofRegister).statusCode())
                .isEqualTo(404);
        ApiClient another = of(made(Feed.COURT, ClientScope.COUNTRY));
        assertThat(another.get(CONVICTIONS + "/receipts/" + ofTrial).statusCode())
                .isEqualTo(404);
        // A test CNIC is any CNIC to a client that is not tried.
        assertThat(real.post(CONVICTIONS, about(TrialCase.AWAY)).statusCode()).isEqualTo(202);
        // What does not say that it answers trials refuses them.
        assertThat(real.get("/api/v1/trail/checkpoint").statusCode()).isNotEqualTo(403);
        HttpResponse<String> refused = trial.get("/api/v1/trail/checkpoint");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-Trial-Client")).hasValue("true");
        work().await();
    }

    @Test
    void aTrialClientIsKnownByItsNameAndStaysOne() {
        String secret = ClientCredentials.newSecret();
        Actor by = Actor.system("test");
        assertThatThrownBy(() -> clients.create(
                        "trial-" + UUID.randomUUID(), Feed.COURT, "COURTS", ClientScope.COUNTRY, secret, by))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("client-name.no-trial"));
        assertThatThrownBy(() -> clients.createTrial(
                        "court-" + UUID.randomUUID(), Feed.COURT, "COURTS", ClientScope.COUNTRY, secret, by))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("client-name.trial"));
        assertThatThrownBy(() -> jdbc.sql("update access.machine_client set trial = false where id = ?")
                        .param(client.id())
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    /** Also where the register takes the CNICs of people: a trial is never about one of them. */
    @Test
    void aTrialTakesNobodysCnicsInEveryRegister() {
        String somebody = "35202-1234567-1";
        String nobody = TrialCase.TAKEN.cnic().formatted();
        assertThat(CnicFormat.LIVE.parse(somebody).formatted()).isEqualTo(somebody);
        assertThatThrownBy(() -> CnicFormat.LIVE.parse(nobody)).isInstanceOf(InvalidValueException.class);
        assertThat(CnicFormat.withNobodys(() -> CnicFormat.LIVE.parse(nobody))).isEqualTo(TrialCase.TAKEN.cnic());
        assertThatThrownBy(() -> CnicFormat.withNobodys(() -> CnicFormat.LIVE.parse(somebody)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("A trial takes nobody's CNIC");
        assertThatThrownBy(() -> CnicFormat.withNobodys(() -> CnicFormat.LIVE.parseMobile("0300 1234567")))
                .isInstanceOf(InvalidValueException.class);
        assertThat(TrialCase.values()).allMatch(each -> each.cnic().isSynthetic());
    }

    @Test
    void aTrialIsDestroyedAfterSevenDays() {
        String message = CourtMessages.valid();
        String receipt = receipt(trial.post(CONVICTIONS, message));
        clock.move(Duration.ofDays(7).minusMinutes(1));
        forget();
        assertThat(trial.get(CONVICTIONS + "/receipts/" + receipt).statusCode()).isEqualTo(200);
        clock.move(Duration.ofMinutes(2));
        forget();
        assertThat(trial.get(CONVICTIONS + "/receipts/" + receipt).statusCode()).isEqualTo(404);
        assertThat(trial.get("/api/v1/messages?messageId=" + name(message)).statusCode())
                .isEqualTo(404);
        assertThat(ApiClient.json(trial.get("/api/v1/messages/changes")).path("changes"))
                .isEmpty();
        assertThat(trial.post(CONVICTIONS, message).statusCode()).isEqualTo(202);
    }

    private void forget() {
        jobs.stream()
                .filter(job -> job.name().equals("feeds.trials"))
                .forEach(job -> job.work().accept(() -> true));
    }

    /** How many rows each table has that tells of people or of what was sent. */
    private Map<String, Long> rows() {
        List<String> tables = jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema in ('conviction', 'feeds', 'intake', 'matching', 'notices',
                            'register', 'registration', 'supervision', 'totals', 'verification')
                            and table_name not in ('trial_received', 'trial_change', 'usage')
                        """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(20);
        return tables.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    private static void accepted(ApiClient client, String path, String message) {
        HttpResponse<String> answer = client.post(path, message);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }

    private JsonNode asked(String receipt) {
        return ApiClient.json(trial.get(CONVICTIONS + "/receipts/" + receipt));
    }

    private static String about(TrialCase outcome) {
        return about(outcome.cnic());
    }

    private static String about(Cnic cnic) {
        return CourtMessages.but(message -> CourtMessages.at(message, "/person").put("cnic", cnic.formatted()));
    }

    private static String withdrawal(String named) {
        return "{\"messageId\": \"%s\", \"withdraws\": \"%s\", \"reason\": \"Typed into the wrong case\"}"
                .formatted(CourtMessages.id(), named);
    }

    private static String name(String message) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(message)
                .path("messageId")
                .asString();
    }

    private static String receipt(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("X-Trial-Client")).hasValue("true");
        return ApiClient.json(answer).path("receipt").asString();
    }
}
