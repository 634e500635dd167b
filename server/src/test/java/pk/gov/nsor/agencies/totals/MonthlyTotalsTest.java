package pk.gov.nsor.agencies.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.agencies.totals.ComparedTotal.Gap;
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
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;

/** What courts and prisons declare for a month, and what of it the register does not have. */
@RegisterTest
class MonthlyTotalsTest {

    private static final String PATH = "/api/v1/monthly-totals";
    private static final JsonMapper JSON = JsonMapper.shared();

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

    @LocalServerPort
    private int port;

    private ApiClient court;
    private ApiClient prison;

    @BeforeEach
    void clients() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
        prison = ApiClient.made(clients, port, Feed.PRISON, "PRISONS", ClientScope.COUNTRY);
    }

    @Test
    void aJudgmentThatNeverArrivedIsMissingUntilItComesAndALaterTotalReplacesTheEarlier() {
        YearMonth month = YearMonth.of(2023, 4);
        String office = "sessions-court-khuzdar";
        declare(court, convictions(office, month, 2));
        assertThat(of(office, month)).matches(total -> total.declared() == 2 && total.recorded() == 0);
        assertThat(of(office, month).gap()).isEqualTo(Gap.MISSING);

        convict(office, "SC " + CourtMessages.word(), "2023-04-17");
        assertThat(of(office, month).missing()).isEqualTo(1);

        declare(court, convictions(office, month, 1));
        assertThat(of(office, month).gap()).isEqualTo(Gap.EQUAL);
        declare(court, convictions(office, month, 0));
        assertThat(of(office, month).gap()).isEqualTo(Gap.SURPLUS);
        assertThat(of(office, month).missing()).isEqualTo(-1);
    }

    @Test
    void oneJudgmentThatConvictedSeveralIsOneAndHidesNoneThatIsMissing() {
        YearMonth month = YearMonth.of(2023, 5);
        String office = "sessions-court-khuzdar";
        String number = Long.toString(System.nanoTime() % 1_000_000);
        declare(court, convictions(office, month, 2));
        ApiClient prosecution = ApiClient.made(clients, port, Feed.PROSECUTION, "PROSECUTION", ClientScope.COUNTRY);
        declare(prosecution, Map.of("kind", "PROSECUTED", "month", month, "district", "khuzdar", "number", 2));
        for (String spelling : List.of("SC %s/2023", "S.C. No. %s of 2023", "sc-%s-2023")) {
            convict(office, spelling.formatted(number), "2023-05-17");
        }
        assertThat(of(office, month)).matches(total -> total.recorded() == 1 && total.missing() == 1);
        assertThat(totals.find(TotalKind.PROSECUTED, "khuzdar", month).orElseThrow())
                .matches(total -> total.recorded() == 1 && total.missing() == 1);

        convict(office, "SC %s/2023".formatted(number), "2023-05-18");
        assertThat(of(office, month).gap()).as("another judgment of the case").isEqualTo(Gap.EQUAL);
        convict("sessions-court-kohat", "SC %s/2023".formatted(number), "2023-05-17");
        convict(office, "SC %s2/2023".formatted(number), "2023-05-17");
        assertThat(of(office, month)).as("another case").matches(total -> total.missing() == -1);
    }

    private void convict(String office, String number, String day) {
        HttpResponse<String> judgment =
                court.post("/api/v1/convictions", CourtMessages.but(CourtMessages.valid(), message -> {
                    message.put("court", office).put("caseNumber", number);
                    CourtMessages.at(message, "/conviction").put("judgmentOn", day);
                }));
        assertThat(judgment.statusCode()).as(judgment.body()).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    @Test
    void prisonsDeclareAdmissionsAndReleasesHoweverTheyWriteTheirName() {
        YearMonth month = YearMonth.of(2022, 2);
        String name = "Central Jail " + CourtMessages.word();
        declare(prison, Map.of("kind", "ADMISSIONS", "month", month, "prison", name, "number", 4));
        declare(prison, Map.of("kind", "RELEASES", "month", month, "prison", name, "number", 0));
        declare(prison, Map.of("kind", "ADMISSIONS", "month", month, "prison", name.toUpperCase() + ".", "number", 3));
        assertThat(totals.all().stream()
                        .filter(total -> total.office().toUpperCase().startsWith(name.toUpperCase())
                                && total.month().equals(month)))
                .extracting(ComparedTotal::kind, ComparedTotal::declared, ComparedTotal::gap)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(TotalKind.ADMISSIONS, 3, Gap.MISSING),
                        org.assertj.core.groups.Tuple.tuple(TotalKind.RELEASES, 0, Gap.EQUAL));
    }

    @Test
    void whatCannotBeIsRefusedAtItsFieldAndOfAnotherCourtNothingIsTaken() {
        YearMonth thisMonth = YearMonth.from(LocalDate.now(clock));
        Map<String, Object> good =
                Map.of("kind", "CONVICTIONS", "month", "2026-01", "court", "sessions-court-lahore", "number", 0);
        assertThat(status(court, good)).isEqualTo(202);
        assertThat(status(court, but(good, "month", thisMonth.minusMonths(1).toString())))
                .isEqualTo(202);
        assertThat(status(court, but(good, "month", "2021-01"))).isEqualTo(202);
        assertThat(status(court, but(good, "number", 100_000))).isEqualTo(202);
        for (Map.Entry<String, Object> bad : List.<Map.Entry<String, Object>>of(
                Map.entry("month", thisMonth.toString()),
                Map.entry("month", "2020-12"),
                Map.entry("month", "2026-13"),
                Map.entry("month", "January"),
                Map.entry("number", -1),
                Map.entry("number", 100_001),
                Map.entry("court", "Nowhere"),
                Map.entry("court", ""),
                Map.entry("prison", "Camp Jail"))) {
            HttpResponse<String> refused = send(court, but(good, bad.getKey(), bad.getValue()));
            assertThat(refused.statusCode()).as(bad.toString()).isEqualTo(422);
            assertThat(refused.body()).as(bad.toString()).contains("\"/" + bad.getKey() + "\"");
        }
        assertThat(status(prison, good)).as("a court's total from a prison").isEqualTo(422);
        assertThat(status(court, but(good, "kind", "ARRESTS"))).isEqualTo(400);

        ApiClient another =
                ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.parse("court sessions-court-multan"));
        assertThat(status(another, good)).isEqualTo(403);
        assertThat(status(another, but(good, "court", "sessions-court-multan"))).isEqualTo(202);
    }

    @Test
    void whoDeclaredNothingForTheMonthThatIsDueIsNamedWithTheMonthThatTheyDeclaredLast() {
        YearMonth due = totals.due();
        String office = "sessions-court-kohat";
        assertThat(undeclared(office)).singleElement().matches(total -> total.before() == null);
        declare(court, convictions(office, due.minusMonths(3), 0));
        assertThat(undeclared(office))
                .singleElement()
                .matches(total -> total.month().equals(due)
                        && due.minusMonths(3).equals(total.before())
                        && total.missing() == null);
        declare(court, convictions(office, due, 0));
        assertThat(undeclared(office)).isEmpty();

        String jail = "Jail " + CourtMessages.word();
        declare(prison, Map.of("kind", "ADMISSIONS", "month", due, "prison", jail, "number", 0));
        assertThat(undeclared(jail)).extracting(ComparedTotal::kind).containsExactly(TotalKind.RELEASES);
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(session.get("/monthly-totals.csv?gap=undeclared").body()).contains(jail);
        String letter = "/monthly-totals/letter.pdf?kind=RELEASES&office="
                + URLEncoder.encode(jail, StandardCharsets.UTF_8).replace("+", "%20") + "&month=";
        assertThat(PdfReading.text(
                        session.bytes(URI.create(letter + totals.due())).body()))
                .contains("A monthly total that was not declared", jail, "within 10 days");
        assertThat(session.get(letter + totals.due().minusMonths(1)).statusCode())
                .as("not the month that is due")
                .isEqualTo(404);
        assertThat(session.get(letter + "soon").statusCode()).isEqualTo(400);
        assertThat(session.get("/monthly-totals/letter.pdf").statusCode()).isEqualTo(404);
    }

    private List<ComparedTotal> undeclared(String office) {
        return totals.all().stream()
                .filter(total -> total.office().equals(office) && total.gap() == Gap.UNDECLARED)
                .toList();
    }

    @Test
    void thePageSaysWhatIsMissingAndHasALetterToTheCourt() {
        YearMonth month = YearMonth.of(2024, 7);
        declare(court, convictions("sessions-court-zhob", month, 3));
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(session.get("/monthly-totals").body())
                .contains("Sessions Court (Special Court), Zhob", "July 2024", "Fewer on the register");
        assertThat(session.get("/monthly-totals?gap=equal&kind=releases").statusCode())
                .isEqualTo(200);
        assertThat(session.get("/monthly-totals.csv").body()).contains("Zhob", "2024-07");
        String address = "/monthly-totals/letter.pdf?kind=CONVICTIONS&office=sessions-court-zhob&month=2024-07";
        assertThat(session.get("/monthly-totals").body()).contains(address.replace("&", "&amp;"));
        HttpResponse<byte[]> letter = session.bytes(URI.create(address));
        assertThat(letter.statusCode()).isEqualTo(200);
        assertThat(new String(letter.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        declare(court, convictions("sessions-court-zhob", month, 0));
        assertThat(session.get(address).statusCode())
                .as("nothing is missing any more")
                .isEqualTo(404);
    }

    @Test
    void aRowOfTodayLeadsToTheListThatHasIt() {
        YearMonth last = YearMonth.from(LocalDate.now(clock)).minusMonths(1);
        declare(court, convictions("sessions-court-zhob", last, 100_000));
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(Role.REGISTRAR).name(), Officers.PASSWORD);
        assertThat(session.get("/").body())
                .contains("Sessions Court (Special Court), Zhob", "href=\"/monthly-totals?gap=missing\"");
        assertThat(session.get("/monthly-totals?gap=missing").body()).contains("Zhob");
        declare(court, convictions("sessions-court-zhob", last, 0));
    }

    private ComparedTotal of(String office, YearMonth month) {
        return totals.all().stream()
                .filter(total ->
                        total.office().equals(office) && total.month().equals(month) && total.gap() != Gap.UNDECLARED)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> convictions(String office, YearMonth month, int number) {
        return Map.of("kind", "CONVICTIONS", "month", month, "court", office, "number", number);
    }

    private static Map<String, Object> but(Map<String, Object> message, String field, Object value) {
        Map<String, Object> changed = new java.util.HashMap<>(message);
        changed.put(field, value);
        return changed;
    }

    private void declare(ApiClient client, Map<String, Object> total) {
        assertThat(status(client, total)).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    private static int status(ApiClient client, Map<String, Object> total) {
        return send(client, total).statusCode();
    }

    private static HttpResponse<String> send(ApiClient client, Map<String, Object> total) {
        Map<String, Object> message = but(total, "messageId", UUID.randomUUID().toString());
        message.computeIfPresent("month", (field, month) -> month.toString());
        return client.post(PATH, JSON.writeValueAsString(message));
    }
}
