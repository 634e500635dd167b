package pk.gov.nsor.agencies.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment.State;
import pk.gov.nsor.agencies.totals.judgment.ObtainedJudgments;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;

/** What the prosecution says it won, and which of it no court has sent; and systems that join it with prisons. */
@RegisterTest
class ObtainedJudgmentsTest {

    private static final String PATH = "/api/v1/obtained-judgments";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ObtainedJudgments judgments;

    @Autowired
    private MonthlyTotals totals;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private DataSource dataSource;

    @LocalServerPort
    private int port;

    private ApiClient prosecution;

    @BeforeEach
    void client() {
        prosecution = ApiClient.made(clients, port, Feed.PROSECUTION, "PROSECUTION", ClientScope.COUNTRY);
    }

    @Test
    void aCaseIsMissingUntilTheCourtHasSentAllWhoWereConvictedHoweverItsNumberIsWritten() {
        String number = Long.toString(System.nanoTime() % 1_000_000);
        say(obtained("sessions-court-khuzdar", "SC " + number + "/2022", "2022-04-17", 2));
        assertThat(of(number)).matches(judgment -> judgment.state() == State.MISSING && judgment.missing() == 2);

        convict("sessions-court-khuzdar", "S.C. No. " + number + " of 2022");
        assertThat(of(number)).matches(judgment -> judgment.state() == State.MISSING && judgment.missing() == 1);
        convict("sessions-court-khuzdar", "sc-" + number + "-2022");
        assertThat(of(number)).matches(judgment -> judgment.state() == State.ARRIVED && judgment.recorded() == 2);
        // Another court's case of the same number is another case.
        say(obtained("sessions-court-kohat", "SC " + number + "/2022", "2022-04-17", 1));
        assertThat(all(number)).extracting(ComparedJudgment::state).containsExactly(State.ARRIVED, State.MISSING);
    }

    @Test
    void whatCameLastOfACaseCountsAndNobodyTakesItBack() {
        String number = Long.toString(System.nanoTime() % 1_000_000);
        say(obtained("sessions-court-zhob", "SC " + number + "/2022", "2022-04-17", 3));
        say(obtained("sessions-court-zhob", "SC " + number + " of 2022", "2022-04-18", 1));
        assertThat(of(number))
                .matches(judgment -> judgment.convicted() == 1
                        && judgment.judgmentOn().equals(LocalDate.of(2022, 4, 18))
                        && judgment.caseNumber().equals("SC " + number + " of 2022"));
        say(obtained("sessions-court-zhob", "SC " + number + "/2022", "2022-04-18", 0));
        assertThat(find(number)).isEmpty();
        say(obtained("sessions-court-zhob", "SC " + number + "/2022", "2022-04-18", 2));
        assertThat(of(number).convicted()).isEqualTo(2);
    }

    @Test
    void aCourtHasItsDaysBeforeItIsAskedForAJudgment() {
        LocalDate today = LocalDate.now(clock);
        String number = Long.toString(System.nanoTime() % 1_000_000);
        say(obtained(
                "sessions-court-zhob",
                "SC " + number + "1/2022",
                today.minusDays(judgments.daysToSend() - 1).toString(),
                1));
        say(obtained(
                "sessions-court-zhob",
                "SC " + number + "2/2022",
                today.minusDays(judgments.daysToSend()).toString(),
                1));
        assertThat(of(number + "1").state()).isEqualTo(State.EXPECTED);
        assertThat(of(number + "2").state()).isEqualTo(State.MISSING);
    }

    @Test
    void whatCannotBeIsRefusedAtItsFieldAndOfAnotherDistrictNothingIsTaken() {
        Map<String, Object> good = obtained("sessions-court-lahore", "SC 1/2024", "2024-03-04", 1);
        assertThat(status(prosecution, good)).isEqualTo(202);
        assertThat(status(prosecution, but(good, "convicted", 100))).isEqualTo(202);
        // Of nobody, so that no page shows such a number.
        assertThat(status(prosecution, but(but(good, "caseNumber", "9".repeat(60)), "convicted", 0)))
                .isEqualTo(202);
        LocalDate today = LocalDate.now(clock);
        for (Map.Entry<String, Object> bad : List.<Map.Entry<String, Object>>of(
                Map.entry("convicted", -1),
                Map.entry("convicted", 101),
                Map.entry("caseNumber", ""),
                Map.entry("caseNumber", "9".repeat(61)),
                Map.entry("judgmentOn", today.plusDays(1).toString()),
                Map.entry("judgmentOn", "last week"),
                Map.entry("court", "Nowhere"),
                Map.entry("court", ""))) {
            HttpResponse<String> refused = send(prosecution, but(good, bad.getKey(), bad.getValue()));
            assertThat(refused.statusCode()).as(bad.toString()).isEqualTo(422);
            assertThat(refused.body()).as(bad.toString()).contains("\"/" + bad.getKey() + "\"");
        }
        assertThat(status(prosecution, but(good, "accused", "Akbar Ali"))).isEqualTo(400);
        ApiClient ofMultan =
                ApiClient.made(clients, port, Feed.PROSECUTION, "PROSECUTION", ClientScope.parse("district multan"));
        assertThat(status(ofMultan, good)).isEqualTo(403);
        assertThat(status(ofMultan, but(good, "court", "sessions-court-multan")))
                .isEqualTo(202);
        ApiClient court = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
        assertThat(status(court, good)).as("a court sends the judgment itself").isEqualTo(403);
        assertThat(prosecution
                        .post("/api/v1/convictions", CourtMessages.valid())
                        .statusCode())
                .as("a conviction comes from its court")
                .isEqualTo(403);
    }

    @Test
    void theProsecutionDeclaresByDistrictAndItsCourtsJudgmentsStandBeside() {
        String total = """
                {"messageId": "%s", "kind": "PROSECUTED", "month": "2022-05", "district": "%s", "number": 2}""";
        assertThat(prosecution
                        .post("/api/v1/monthly-totals", total.formatted(UUID.randomUUID(), "Khuzdar"))
                        .statusCode())
                .isEqualTo(202);
        convict("sessions-court-khuzdar", "SC " + System.nanoTime() % 1_000_000 + "/2022", "2022-05-09");
        ComparedTotal compared = totals.find(TotalKind.PROSECUTED, "khuzdar", YearMonth.of(2022, 5))
                .orElseThrow();
        assertThat(compared).matches(found -> found.declared() == 2 && found.missing() == 1);
        ApiClient ofMultan =
                ApiClient.made(clients, port, Feed.PROSECUTION, "PROSECUTION", ClientScope.parse("district multan"));
        assertThat(ofMultan.post("/api/v1/monthly-totals", total.formatted(UUID.randomUUID(), "khuzdar"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(totals.all())
                .as("a district that a system of the prosecution names has declared nothing")
                .anyMatch(found -> found.kind() == TotalKind.PROSECUTED
                        && found.office().equals("multan")
                        && found.gap() == ComparedTotal.Gap.UNDECLARED);
    }

    @Test
    void whatADistrictsProsecutionDeclaredBeforeASplitIsComparedWithItsCourtsOfThatMonth() {
        String total = """
                {"messageId": "%s", "kind": "PROSECUTED", "month": "%s", "district": "kharan", "number": 1}""";
        for (YearMonth month : List.of(YearMonth.of(2022, 6), YearMonth.of(2022, 7))) {
            assertThat(prosecution
                            .post("/api/v1/monthly-totals", total.formatted(UUID.randomUUID(), month))
                            .statusCode())
                    .isEqualTo(202);
            convict("sessions-court-kharan", "SC " + System.nanoTime() % 1_000_000 + "/2022", month.atDay(9) + "");
        }
        Runnable back = moved("sessions-court-kharan", "washuk", LocalDate.of(2022, 7, 1));
        try {
            assertThat(totals.find(TotalKind.PROSECUTED, "kharan", YearMonth.of(2022, 6))
                            .orElseThrow()
                            .recorded())
                    .isEqualTo(1);
            assertThat(totals.find(TotalKind.PROSECUTED, "kharan", YearMonth.of(2022, 7))
                            .orElseThrow()
                            .recorded())
                    .isZero();
        } finally {
            back.run();
        }
    }

    /**
     * Moves a court to another district, which no split may do for days that are over.
     *
     * @return what undoes it
     */
    private Runnable moved(String court, String district, LocalDate from) {
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        UUID proposal = UUID.randomUUID();
        superuser
                .sql("""
                        insert into approval.proposal (id, kind, payload, effective_from, reason, fingerprint, preview,
                            proposed_by, proposed_at, open_until)
                        values (?, 'district-split', '{}', ?, 'A test', '', '{}', ?, now(), ?)
                        """)
                .params(
                        proposal,
                        from,
                        new Officers(accounts).with(Role.REGISTRAR).account().id(),
                        from)
                .update();
        superuser
                .sql(
                        "insert into reference.district_move (court_code, from_day, district_code, proposal_id) values (?, ?, ?, ?)")
                .params(court, from, district, proposal)
                .update();
        places(superuser);
        return () -> {
            superuser
                    .sql("delete from reference.district_move where proposal_id = ?")
                    .param(proposal)
                    .update();
            superuser
                    .sql("delete from approval.proposal where id = ?")
                    .param(proposal)
                    .update();
            places(superuser);
        };
    }

    private static void places(JdbcClient superuser) {
        superuser
                .sql(
                        "update reference.table_version set version = nextval('reference.table_change') where table_name = 'place'")
                .update();
    }

    @Test
    void aSystemOfPrisonsAndProsecutionSendsForBothAndForNobodyElse() {
        ApiClient joined = ApiClient.made(
                clients,
                port,
                Feed.PRISON_AND_PROSECUTION,
                "PRISONS",
                ClientScope.parse("district multan; prison District Jail Multan"));
        Map<String, Object> judgment = obtained("sessions-court-multan", "SC 4/2024", "2024-03-04", 1);
        assertThat(status(joined, judgment)).isEqualTo(202);
        assertThat(status(joined, but(judgment, "court", "sessions-court-lahore")))
                .isEqualTo(403);
        String admitted = """
                {"messageId": "%s", "cnic": "90000-0000202-1", "event": "ADMITTED", "on": "2024-03-04", "prison": "%s"}""";
        assertThat(joined.post("/api/v1/custody-events", admitted.formatted(UUID.randomUUID(), "District Jail, Multan"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(joined.post("/api/v1/custody-events", admitted.formatted(UUID.randomUUID(), "Camp Jail Lahore"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(joined.post("/api/v1/convictions", CourtMessages.valid()).statusCode())
                .isEqualTo(403);
        assertThat(joined.get("/api/v1/travel-notices").statusCode()).isEqualTo(403);
        assertThat(prosecution
                        .post("/api/v1/custody-events", admitted.formatted(UUID.randomUUID(), "Camp Jail Lahore"))
                        .statusCode())
                .as("the prosecution alone is no prison")
                .isEqualTo(403);
    }

    @Test
    void thePageHasWhatIsMissingAndOneLetterToACourtAboutAllOfIt() {
        String number = Long.toString(System.nanoTime() % 1_000_000);
        say(obtained("sessions-court-panjgur", "SC " + number + "1/2021", "2021-12-04", 1));
        say(obtained("sessions-court-panjgur", "SC " + number + "2/2021", "2021-12-05", 2));
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(session.get("/obtained-judgments").body())
                .contains("Judgments no court has sent", "Sessions Court (Special Court), Panjgur");
        assertThat(session.get("/obtained-judgments.csv").body()).contains(number + "1/2021", number + "2/2021");
        HttpResponse<byte[]> letter =
                session.bytes(URI.create("/obtained-judgments/letter.pdf?court=sessions-court-panjgur"));
        assertThat(letter.statusCode()).isEqualTo(200);
        assertThat(PdfReading.text(letter.body()))
                .contains("Judgments that have not arrived", "SC " + number + "1/2021", "SC " + number + "2/2021")
                .contains("4 December 2021", "2 people");
        assertThat(session.get("/obtained-judgments/letter.pdf?court=sessions-court-nowhere")
                        .statusCode())
                .isEqualTo(404);
        assertThat(session.get("/obtained-judgments/letter.pdf").statusCode()).isEqualTo(404);
    }

    private void convict(String court, String number) {
        convict(court, number, "2022-04-17");
    }

    private void convict(String court, String number, String judgmentOn) {
        ApiClient sender = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
        HttpResponse<String> sent =
                sender.post("/api/v1/convictions", CourtMessages.but(CourtMessages.valid(), message -> {
                    message.put("court", court);
                    message.put("caseNumber", number);
                    CourtMessages.at(message, "/conviction").put("judgmentOn", judgmentOn);
                }));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    private List<ComparedJudgment> all(String number) {
        return judgments.all().stream()
                .filter(judgment -> judgment.caseNumber().contains(" " + number))
                .toList();
    }

    private Optional<ComparedJudgment> find(String number) {
        return all(number).stream().findFirst();
    }

    private ComparedJudgment of(String number) {
        return find(number).orElseThrow();
    }

    private static Map<String, Object> obtained(String court, String number, String on, int convicted) {
        return Map.of("court", court, "caseNumber", number, "judgmentOn", on, "convicted", convicted);
    }

    private static Map<String, Object> but(Map<String, Object> message, String field, Object value) {
        Map<String, Object> changed = new java.util.HashMap<>(message);
        changed.put(field, value);
        return changed;
    }

    private void say(Map<String, Object> judgment) {
        assertThat(status(prosecution, judgment)).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    private static int status(ApiClient client, Map<String, Object> judgment) {
        return send(client, judgment).statusCode();
    }

    private static HttpResponse<String> send(ApiClient client, Map<String, Object> judgment) {
        return client.post(
                PATH,
                new String(
                        JSON.writeValueAsBytes(
                                but(judgment, "messageId", UUID.randomUUID().toString())),
                        StandardCharsets.UTF_8));
    }
}
