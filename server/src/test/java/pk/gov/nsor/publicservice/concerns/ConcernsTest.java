package pk.gov.nsor.publicservice.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.publicservice.concerns.Concern.State;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.RequestStatements;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.TwoAtOnce;
import pk.gov.nsor.testing.WebSession;

/** What anybody reports, what they learn of it, and what becomes of it. */
@RegisterTest
class ConcernsTest {

    /** Beyond those that are drawn for each test. */
    private static final String ANOTHER = "2001:db8:ffff::1";

    private static final String DISTRICT = "jhelum";
    private static final String OTHER = "khairpur";
    private static final String WORDS = "He moved into the yellow house behind the mill last week";
    private static final String WHO = "Akbar, tall, drives a rickshaw";
    private static final Pattern CODE = Pattern.compile("id=\"code-given\">([A-Z]{4}-[A-Z]{4})<");

    @LocalServerPort
    private int port;

    @Autowired
    private Concerns concerns;

    @Autowired
    private ConcernUpkeep upkeep;

    @Autowired
    private People register;

    @Autowired
    private Transfers transfers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Officers officers;
    private final Supervised people;
    private final Officer officer;
    private final String network =
            "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(60_000)) + "::2";

    ConcernsTest(Officers officers, Supervised people) {
        this.officers = officers;
        this.people = people;
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
    }

    @BeforeEach
    void nobodyHasSent() {
        jdbc.sql("delete from concerns.source").update();
    }

    @Test
    void anybodyReportsWithoutCookiesOrScriptsAndLearnsHowFarItHasComeAndNothingMore() {
        PersonId person = people.in("hafizabad");
        Officer officer = officers.of(new OfDistrict("hafizabad"), Role.SUPERVISING_OFFICER);
        for (String language : List.of("en", "ur")) {
            HttpResponse<String> form = get("/concern?lang=" + language);
            assertThat(form.statusCode()).isEqualTo(200);
            assertThat(form.body()).contains("lang=\"" + language + "\"").doesNotContain("<script", "_csrf");
            assertThat(form.headers().map()).doesNotContainKey("set-cookie");
        }
        HttpResponse<String> sent = report(cnicOf(person).formatted(), OTHER);
        assertThat(sent.headers().map()).doesNotContainKey("set-cookie");
        String code = code(sent);
        assertThat(state(code)).contains("It was received.").doesNotContain("Akbar", people.numberOf(person));
        assertThat(state(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .contains("It was received.");

        Concern concern = latest(person);
        assertThat(concern.district())
                .as("the district of the station that answers")
                .isEqualTo("hafizabad");
        String page = "/concerns/" + concern.id();
        WebSession own = session(officer);
        assertThat(ok(own, "/")).contains("Concerns to look at", page);
        assertThat(ok(own, "/concerns")).contains(people.numberOf(person), page);
        assertThat(ok(own, page)).contains(WORDS, WHO, people.numberOf(person), "+923990000001");
        assertThat(own.submit(page, page + "/looking", Map.of()).statusCode()).isEqualTo(302);
        assertThat(state(code)).contains("An officer is looking at it.");
        assertThat(own.submit(
                                page,
                                page + "/closing",
                                Map.of("outcome", "CONFIRMED", "remark", "Seen there; the address is recorded"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(state(code)).contains("is closed").doesNotContain("recorded", "It is so");
        assertThat(ok(own, "/concerns?list=closed")).contains(people.numberOf(person), "It is so");
        assertThat(ok(own, page))
                .contains("Seen there; the address is recorded")
                .doesNotContain(page + "/closing");
        assertThat(new TrailReader(jdbc).of(officer.account().id()))
                .containsSubsequence("CONCERN_VIEWED DONE", "CONCERN_TAKEN DONE", "CONCERN_CLOSED DONE");
    }

    @Test
    void whetherSomebodyOnTheRegisterIsMeantChangesNeitherTheAnswerNorTheStatementsItTakes() {
        PersonId person = people.in(DISTRICT);
        PersonId sealed = people.in(DISTRICT);
        people.seal(sealed, LocalDate.now(clock));
        try (RequestStatements statements = new RequestStatements()) {
            List<String> answers = new java.util.ArrayList<>();
            List<Integer> counts = new java.util.ArrayList<>();
            // The first warms up what is kept in memory.
            for (String cnic : List.of(
                    "",
                    "",
                    Samples.cnic().formatted(),
                    cnicOf(person).formatted(),
                    cnicOf(sealed).formatted())) {
                counts.add(statements.during(() ->
                        answers.add(CODE.matcher(report(cnic, DISTRICT).body()).replaceAll("CODE"))));
            }
            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(counts.subList(1, 5).stream().distinct()).hasSize(1);
        }
        assertThat(jdbc.sql("select count(*) from concerns.concern where person_id = ?")
                        .param(sealed.value())
                        .query(Long.class)
                        .single())
                .as("of whoever is off the register")
                .isZero();
    }

    @Test
    void itMovesWithWhoeverAnswersForThePerson() {
        PersonId person = people.in("sargodha");
        concerns.receive(concern(cnicOf(person), "sargodha"), network);
        Concern concern = latest(person);
        String page = "/concerns/" + concern.id();
        WebSession before = session(officers.of(new OfDistrict("sargodha"), Role.DISTRICT_SUPERVISOR));
        Officer there = officers.of(new OfDistrict("khushab"), Role.DISTRICT_SUPERVISOR);
        WebSession after = session(there);
        assertThat(after.get(page).statusCode()).isEqualTo(404);
        assertThat(ok(before, "/")).contains(page);
        transfers.accept(
                transfers.offer(person, "khushab", "Lives there now", officer.actor()),
                "city-police-station-khushab",
                there.actor());
        assertThat(before.get(page).statusCode()).isEqualTo(404);
        assertThat(ok(before, "/concerns")).doesNotContain(page);
        assertThat(ok(after, "/")).contains(page);
        assertThat(ok(after, page)).contains(WORDS);
        assertThat(concerns.find(concern.id()).orElseThrow().district()).isEqualTo("khushab");
        assertThat(after.submit(page, page + "/closing", Map.of("outcome", "NOT_SO", "remark", "Asked at both houses"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(ok(after, "/concerns?list=closed")).contains(page);
    }

    @Test
    void supervisorsHaveTheListAsAFile() {
        PersonId person = people.in("mianwali");
        concerns.receive(concern(cnicOf(person), "mianwali"), network);
        concerns.receive(concern(null, "mianwali"), network);
        WebSession supervisor = session(officers.of(new OfDistrict("mianwali"), Role.DISTRICT_SUPERVISOR));
        assertThat(ok(supervisor, "/concerns")).contains("/concerns.csv", "On the public page");
        assertThat(ok(supervisor, "/concerns.csv"))
                .contains(people.numberOf(person), "On the public page", "Nobody looks at it yet", "Described")
                .doesNotContain(WORDS, "Akbar");
        WebSession other = session(officers.of(new OfDistrict("mianwali"), Role.SUPERVISING_OFFICER));
        assertThat(other.get("/concerns.csv").statusCode()).isEqualTo(403);
        assertThat(ok(other, "/concerns")).doesNotContain("/concerns.csv");
    }

    @Test
    void aNameFindsOnlyThoseWithWhoseRecordTheReaderWorks() {
        PersonId own = people.in(DISTRICT);
        PersonId prisoner = people.in(DISTRICT);
        jdbc.sql("""
                        update supervision.responsibility set until_day = from_day, end_reason = 'HANDED_OVER', ended_at = now()
                        where person_id = ?
                        """).param(prisoner.value()).update();
        concerns.receive(concern(cnicOf(own), DISTRICT), network);
        concerns.receive(concern(cnicOf(prisoner), DISTRICT), network);
        WebSession session = session(officer);
        assertThat(ok(session, "/concerns")).contains(people.numberOf(own), people.numberOf(prisoner));
        String name = jdbc.sql("select name_latin from register.person_view where id = ?")
                .param(prisoner.value())
                .query(String.class)
                .single();
        String byName =
                session.submit("/concerns", "/concerns", Map.of("q", name)).body();
        assertThat(byName).contains(people.numberOf(own)).doesNotContain(people.numberOf(prisoner));
        assertThat(session.submit("/concerns", "/concerns", Map.of("q", people.numberOf(prisoner)))
                        .body())
                .contains(people.numberOf(prisoner));
    }

    @Test
    void ofAnotherDistrictNobodySeesIt() {
        String code = concerns.receive(concern(null, DISTRICT), network);
        Concern concern = latest(DISTRICT);
        WebSession other = session(officers.of(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR));
        assertThat(other.get("/concerns/" + concern.id()).statusCode()).isEqualTo(404);
        assertThat(ok(other, "/concerns")).doesNotContain(concern.id().toString());
        assertThat(ok(session(officer), "/concerns/" + concern.id())).contains(WHO, "None was given");
        assertThat(concerns.state(code, network)).contains(State.OPEN);
    }

    @Test
    void whatIsWrittenIsKeptUnderAKeyOfItsOwnAndWhatTellsASurvivorIsNotTaken() {
        concerns.receive(concern(null, DISTRICT), network);
        String row = jdbc.sql("select row_to_json(c)::text from concerns.concern c where id = ?")
                .param(latest(DISTRICT).id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("yellow", "rickshaw");
        String telling = "The victim Ayesha lives next to him now";
        assertThatThrownBy(() -> concerns.receive(
                        new NewConcern(ConcernKind.OTHER, null, WHO, DISTRICT, telling, null), network))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).startsWith("text.survivor"));
        assertThat(post("/concern", form("", DISTRICT, telling)).body())
                .contains("id=\"words-error\"")
                .doesNotContain("id=\"code-given\"");
    }

    @Test
    void thePageTakesNoCnicAndNoNumberThatThisRegisterDoesNotTake() {
        assertThat(report("35202-1234567-1", DISTRICT).body())
                .contains("id=\"cnic-error\"")
                .doesNotContain("id=\"code-given\"");
        Map<String, String> other = new TreeMap<>(form("", DISTRICT, WORDS));
        other.put("phone", "0300 1234567");
        assertThat(post("/concern", other).body())
                .contains("id=\"phone-error\"")
                .doesNotContain("id=\"code-given\"");
        assertThat(post("/concern", form("", DISTRICT, WORDS + " 35202-1234567-1"))
                        .body())
                .contains("id=\"words-error\"")
                .doesNotContain("id=\"code-given\"");
        Map<String, String> who = new TreeMap<>(form("", DISTRICT, WORDS));
        who.put("who", WHO + ", 3520212345671");
        assertThat(post("/concern", who).body()).contains("id=\"who-error\"").doesNotContain("id=\"code-given\"");
    }

    @Test
    void whoeverIsMeantHasToBeNamedAndTheDistrictAndTheWordsAsWell() {
        assertThat(post("/concern", Map.of("lang", "en")).body())
                .contains("kind-error", "district-error")
                .doesNotContain("id=\"code-given\"");
        assertThatThrownBy(() ->
                        concerns.receive(new NewConcern(ConcernKind.MOVED, null, "He", DISTRICT, WORDS, null), network))
                .hasMessageContaining("describe the person");
        assertThatThrownBy(() -> concerns.receive(
                        new NewConcern(ConcernKind.MOVED, null, WHO, DISTRICT, "Short", null), network))
                .hasMessageContaining("10 to 1000");
    }

    @Test
    void oneConnectionReportsSoManyInADayAndTriesSoManyCodes() {
        String code = "";
        for (int one = 0; one < 10; one++) {
            code = concerns.receive(concern(null, DISTRICT), network);
        }
        assertThatThrownBy(() -> concerns.receive(concern(null, DISTRICT), network))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("concern.many"));
        assertThat(concerns.receive(concern(null, DISTRICT), ANOTHER))
                .as("from another")
                .isNotEmpty();
        for (int guess = 0; guess < ConcernSources.MOST_GUESSES; guess++) {
            assertThat(concerns.state("BBBB-BBBB", network)).isEmpty();
        }
        assertThat(concerns.state(code, network)).as("after many guesses").isEmpty();
        assertThat(concerns.state(code, ANOTHER)).contains(State.OPEN);
    }

    @Test
    void manyAboutOnePersonOrOverOneConnectionAreSaidToTheSupervisor() {
        String district = "attock";
        PersonId person = people.in(district);
        WebSession supervisor = session(officers.of(new OfDistrict(district), Role.DISTRICT_SUPERVISOR));
        for (int one = 0; one < 4; one++) {
            concerns.receive(concern(cnicOf(person), district), network);
        }
        assertThat(ok(supervisor, "/")).doesNotContain("perhaps a campaign");
        concerns.receive(concern(cnicOf(person), district), network);
        assertThat(ok(supervisor, "/"))
                .contains(
                        "perhaps a campaign",
                        "5 concerns in a week about " + people.numberOf(person),
                        "5 concerns in a day over one connection");
        assertThat(ok(session(officers.of(new OfDistrict(district), Role.SUPERVISING_OFFICER)), "/"))
                .doesNotContain("perhaps a campaign");
    }

    @Test
    void manyAboutOneWhoIsNotOnTheRegisterAreSaidToTheSupervisorUntilTheyAreClosed() {
        String district = "pakpattan";
        WebSession supervisor = session(officers.of(new OfDistrict(district), Role.DISTRICT_SUPERVISOR));
        Cnic nobody = Samples.cnic();
        for (int one = 0; one < 5; one++) {
            concerns.receive(concern(one == 0 ? Samples.cnic() : nobody, district), "192.0.2.%d".formatted(40 + one));
        }
        assertThat(ok(supervisor, "/")).as("four and another").doesNotContain("perhaps a campaign");
        concerns.receive(concern(nobody, district), "192.0.2.50");
        assertThat(ok(supervisor, "/"))
                .contains("perhaps a campaign", "5 concerns in a week about one who is not on the register");
        UUID id = latest(district).id();
        concerns.take(id, officer.actor());
        concerns.close(id, ConcernOutcome.NOT_SO, "Nobody lives there", officer.actor());
        assertThat(ok(supervisor, "/")).doesNotContain("perhaps a campaign");
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneDoesAndWhatIsClosedIsNotClosedAgain() {
        concerns.receive(concern(null, DISTRICT), network);
        UUID id = latest(DISTRICT).id();
        TwoAtOnce.oneDoes(() -> concerns.take(id, officer.actor()), InvalidValueException.class);
        TwoAtOnce.oneDoes(
                () -> concerns.close(id, ConcernOutcome.NOT_SO, "Nobody lives there", officer.actor()),
                InvalidValueException.class);
    }

    @Test
    void whatWasClosedIsErasedAfterItsTimeAndWhatIsOpenIsKept() {
        concerns.receive(concern(null, DISTRICT), network);
        UUID old = latest(DISTRICT).id();
        concerns.receive(concern(null, DISTRICT), network);
        UUID open = latest(DISTRICT).id();
        concerns.close(old, ConcernOutcome.NOBODY, "Nobody fits this", officer.actor());
        upkeep.run();
        assertThat(concerns.find(old)).isPresent();
        jdbc.sql("update concerns.concern set closed_on = ? where id = ?")
                .params(LocalDate.now(clock).minusYears(1).minusDays(1), old)
                .update();
        upkeep.run();
        assertThat(concerns.find(old)).isEmpty();
        assertThat(concerns.find(open)).isPresent();
    }

    private NewConcern concern(@Nullable Cnic cnic, String district) {
        return new NewConcern(ConcernKind.MOVED, cnic, WHO, district, WORDS, null);
    }

    private Concern latest(PersonId person) {
        return concerns.find(jdbc.sql(
                                "select id from concerns.concern where person_id = ? order by received_at desc limit 1")
                        .param(person.value())
                        .query(UUID.class)
                        .single())
                .orElseThrow();
    }

    private Concern latest(String district) {
        return concerns.find(jdbc.sql("""
                                select id from concerns.concern where district_code = ? order by xmin::text::bigint desc limit 1
                                """).param(district).query(UUID.class).single())
                .orElseThrow();
    }

    private Cnic cnicOf(PersonId person) {
        return register.get(person).cnics().getFirst().cnic();
    }

    private HttpResponse<String> report(String cnic, String district) {
        return post("/concern", form(cnic, district, WORDS));
    }

    private static Map<String, String> form(String cnic, String district, String words) {
        return Map.of(
                "lang",
                "en",
                "kind",
                "MOVED",
                "cnic",
                cnic,
                "who",
                WHO,
                "district",
                district,
                "words",
                words,
                "phone",
                MobileNumber.parse("+923990000001").e164());
    }

    private static String code(HttpResponse<String> sent) {
        Matcher found = CODE.matcher(sent.body());
        assertThat(found.find()).as(sent.body()).isTrue();
        return found.group(1);
    }

    private String state(String code) {
        return post("/concern/state", Map.of("lang", "en", "code", code)).body();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Of a browser that keeps nothing. */
    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private WebSession session(Officer each) {
        WebSession session = new WebSession(port);
        session.signIn(each.name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> answer = session.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
