package pk.gov.nsor.publicservice.justice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;

/** What courts and the prosecution say of cases, and the tasks that come of acquittals by settlement. */
@RegisterTest
class SettlementsTest {

    private static final String PATH = "/api/v1/case-stages";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Jurisdiction HERE = new Jurisdiction.OfDistrict("jhang");

    @Autowired
    private Settlements settlements;

    @Autowired
    private CourtCaseRepository cases;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final TestClock clock;
    private final Officers officers;

    private ApiClient court;
    private ApiClient prosecution;
    private String number = "";

    SettlementsTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officers = officers;
    }

    @BeforeEach
    void systems() {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS", ClientScope.COUNTRY);
        prosecution = ApiClient.made(clients, port, Feed.PROSECUTION, "PROSECUTION", ClientScope.COUNTRY);
        number = "SC " + System.nanoTime() % 1_000_000_000 + "/2026";
    }

    @Test
    void namesAndOtherFieldsAreRefusedAndDaysThatCannotBeAreNamed() {
        for (String field : List.of("accused", "name", "cnic", "victim", "person")) {
            assertThat(court.post(PATH, written(with(begun(), field, "Akbar"))).statusCode())
                    .as(field)
                    .isEqualTo(400);
        }
        HttpResponse<String> order = send(court, with(decided("CONVICTED"), "judgmentOn", day(200)));
        assertThat(order.statusCode()).isEqualTo(422);
        assertThat(order.body()).contains("/judgmentOn", "case.order");
        assertThat(send(court, with(begun(), "judgmentOn", day(10))).body()).contains("/outcome", "field.missing");
        assertThat(send(court, with(begun(), "outcome", "CONVICTED")).body()).contains("/judgmentOn");
        assertThat(send(court, with(begun(), "appealOn", day(10))).body()).contains("/judgmentOn");
        assertThat(send(court, with(begun(), "sections", List.of("376"))).body())
                .contains("/sections/0");
        assertThat(send(court, with(begun(), "sections", List.of())).body()).contains("/sections");
        assertThat(send(court, with(begun(), "court", "No such court")).body()).contains("/court");
        assertThat(send(court, with(begun(), "firOn", day(-3))).body()).contains("day.future");
        ApiClient other = ApiClient.made(
                clients,
                port,
                Feed.COURT,
                "COURTS",
                new ClientScope(false, Set.of(), Set.of("sessions-court-badin"), Set.of()));
        assertThat(send(other, begun()).statusCode()).isEqualTo(403);
        assertThat(known()).isEmpty();
    }

    @Test
    void theSameMessageAgainChangesNothingAndALaterOneCorrectsAndWhatWasSaidBeforeStays() {
        String body = written(with(begun(), "messageId", UUID.randomUUID().toString()));
        HttpResponse<String> first = court.post(PATH, body);
        assertThat(first.statusCode()).isEqualTo(202);
        HttpResponse<String> again = court.post(PATH, body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        new FeedWork(jdbc).await();
        say(court, with(begun(), "firOn", day(240)));
        assertThat(known())
                .singleElement()
                .satisfies(each -> assertThat(each.days().day(CaseStage.FIR)).isEqualTo(LocalDate.parse(day(240))));
        assertThat(jdbc.sql("select count(*) from justice.said_of_case where case_number = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        say(prosecution, with(with(begun(), "firOn", day(250)), "challanOn", day(190)));
        assertThat(known()).singleElement().satisfies(each -> {
            assertThat(each.days().day(CaseStage.FIR)).as("the court’s word").isEqualTo(LocalDate.parse(day(240)));
            assertThat(each.days().day(CaseStage.CHALLAN))
                    .as("the prosecution’s")
                    .isEqualTo(LocalDate.parse(day(190)));
        });
    }

    @Test
    void aCaseUnderAWrongNumberIsTakenBackWithItsTaskAndMayBeReportedAgain() {
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        assertThat(open()).isNotEmpty();
        Map<String, Object> withdrawn = new HashMap<>(Map.of(
                "messageId",
                UUID.randomUUID().toString(),
                "court",
                begun().get("court"),
                "caseNumber",
                number,
                "withdrawn",
                "WRONG_NUMBER"));
        assertThat(send(court, with(withdrawn, "firOn", day(250))).body()).contains("/withdrawn", "case.withdrawn");
        say(prosecution, withdrawn);
        assertThat(known()).as("it is the court that said so").hasSize(1);
        say(court, withdrawn);
        assertThat(known()).isEmpty();
        assertThat(open()).isEmpty();
        say(court, begun());
        assertThat(known()).hasSize(1);
    }

    @Test
    void anAcquittalBySettlementIsATaskOfThePlaceWhichRisesAsItsDaysRunOut() {
        say(court, decided("ACQUITTED"));
        assertThat(open()).isEmpty();
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        Settlement task = open().getFirst();
        assertThat(task.appealBy()).isEqualTo(LocalDate.parse(day(10)).plusDays(30));
        assertThat(task.sections()).containsExactly("PPC 376");
        assertThat(settlements.find(task.id(), new Jurisdiction.OfDistrict("badin")))
                .as("of another place")
                .isEmpty();
        assertThat(settlements.find(task.id(), new Jurisdiction.OfProvince("PK-PB")))
                .isPresent();
        assertThat(settlements.level(task)).isEqualTo(EscalationLevel.OFFICER);
        clock.move(Duration.ofDays(10));
        assertThat(settlements.level(task)).isEqualTo(EscalationLevel.REMINDED);
        clock.move(Duration.ofDays(5));
        assertThat(settlements.level(task)).isEqualTo(EscalationLevel.NATIONAL);
        clock.move(Duration.ofDays(50));
        assertThat(settlements.level(task)).isEqualTo(EscalationLevel.NATIONAL);
    }

    @Test
    void offencesThatAreNotOfTheNarrowDefinitionMakeNoTask() {
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "sections", List.of("PPC 354", "PPC 506")));
        assertThat(open()).isEmpty();
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "sections", List.of("PPC 506", "PPC 376(3)")));
        assertThat(open())
                .singleElement()
                .satisfies(each -> assertThat(each.sections()).containsExactly("PPC 376(3)"));
    }

    @Test
    void aCorrectionTakesTheTaskBackAndWhatIsSaidAgainOpensIt() {
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        Settlement task = open().getFirst();
        say(court, decided("ACQUITTED"));
        assertThat(found(task).ending()).isEqualTo(SettlementEnding.CORRECTED);
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        assertThat(found(task).isOpen()).isTrue();
    }

    @Test
    void whatAnotherSenderSaysOfAnotherAccusedLeavesTheTaskUntilWhoeverReportedItTakesItBack() {
        say(prosecution, decided("ACQUITTED_BY_SETTLEMENT"));
        Settlement task = open().getFirst();
        say(court, decided("CONVICTED"));
        assertThat(found(task).isOpen())
                .as("the court’s word is of the other accused")
                .isTrue();
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "judgmentOn", day(8)));
        assertThat(open())
                .extracting(Settlement::settledOn)
                .containsExactlyInAnyOrder(LocalDate.parse(day(10)), LocalDate.parse(day(8)));
        say(prosecution, decided("CONVICTED"));
        assertThat(found(task).ending()).isEqualTo(SettlementEnding.CORRECTED);
        assertThat(open()).extracting(Settlement::settledOn).containsExactly(LocalDate.parse(day(8)));
    }

    @Test
    void anAppealOfWhoeverWasConvictedLeavesTheTaskAboutWhoeverWasAcquittedOpen() {
        Officer prosecutor = officers.of(HERE, Role.PROSECUTOR);
        WebSession session = new WebSession(port);
        session.signIn(prosecutor.name(), Officers.PASSWORD);
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        Settlement task = open().getFirst();
        say(prosecution, with(decided("ACQUITTED_BY_SETTLEMENT"), "appealOn", day(2)));
        assertThat(found(task)).satisfies(each -> {
            assertThat(each.isOpen()).isTrue();
            assertThat(each.appealOn()).isEqualTo(LocalDate.parse(day(2)));
        });
        for (String page : List.of("/settlements", "/settlements/" + task.id())) {
            assertThat(session.get(page).body())
                    .as(page)
                    .contains("was reported: say whether it is against this acquittal");
        }
        clock.move(Duration.ofDays(16));
        assertThat(settlements.level(found(task))).as("it rises on").isEqualTo(EscalationLevel.NATIONAL);
        settlements.close(task.id(), null, "The appeal is of somebody who was convicted", prosecutor.actor());
        assertThat(found(task)).satisfies(each -> {
            assertThat(each.ending()).isEqualTo(SettlementEnding.NO_APPEAL);
            assertThat(each.appealOn()).isNull();
        });
        assertThat(session.get("/settlements/" + task.id()).body()).doesNotContain("was reported: say");
    }

    @Test
    void anAppealThatASystemTakesBackIsNoLongerOnTheTask() {
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "appealOn", day(2)));
        Settlement task = open().getFirst();
        assertThat(task.appealOn()).isEqualTo(LocalDate.parse(day(2)));
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "appealOn", day(3)));
        assertThat(found(task).appealOn()).isEqualTo(LocalDate.parse(day(3)));
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        assertThat(found(task)).satisfies(each -> {
            assertThat(each.isOpen()).isTrue();
            assertThat(each.appealOn()).isNull();
        });
        settlements.close(
                task.id(),
                LocalDate.parse(day(1)),
                "",
                officers.of(HERE, Role.PROSECUTOR).actor());
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "appealOn", day(3)));
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        assertThat(found(task).appealOn()).as("what somebody said stays").isEqualTo(LocalDate.parse(day(1)));
    }

    @Test
    void aSettlementOnAppealLeavesThatOfTheTrialAsItWas() {
        say(court, with(decided("ACQUITTED_BY_SETTLEMENT"), "appealOn", day(5)));
        Settlement trial = open().getFirst();
        say(
                court,
                with(
                        with(with(decided("ACQUITTED_BY_SETTLEMENT"), "appealOn", day(5)), "appealDecidedOn", day(1)),
                        "appealOutcome",
                        "ACQUITTED_BY_SETTLEMENT"));
        assertThat(found(trial)).isEqualTo(trial);
        assertThat(open())
                .extracting(Settlement::settledOn, Settlement::appealOn)
                .containsExactly(
                        tuple(LocalDate.parse(day(10)), LocalDate.parse(day(5))), tuple(LocalDate.parse(day(1)), null));
    }

    @Test
    void itIsClosedOnceByAnAppealOrByAReasonThatNamesNoSurvivor() {
        var prosecutor = officers.of(HERE, Role.PROSECUTOR).actor();
        say(court, decided("ACQUITTED_BY_SETTLEMENT"));
        UUID task = open().getFirst().id();
        assertThatThrownBy(() -> settlements.close(task, null, "none", prosecutor))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settlements.close(task, null, "The victim Ayesha Bibi forgave him", prosecutor))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> settlements.close(task, LocalDate.parse(day(11)), "", prosecutor))
                .as("before the acquittal")
                .isInstanceOf(InvalidValueException.class);
        settlements.close(task, LocalDate.parse(day(1)), "", prosecutor);
        assertThat(settlements.find(task, HERE).orElseThrow().ending()).isEqualTo(SettlementEnding.APPEAL_FILED);
        assertThatThrownBy(() -> settlements.close(task, null, "There is no case to appeal", prosecutor))
                .isInstanceOf(InvalidValueException.class);
        say(court, decided("ACQUITTED"));
        assertThat(settlements.find(task, HERE).orElseThrow().ending())
                .as("what somebody closed stays so")
                .isEqualTo(SettlementEnding.APPEAL_FILED);
    }

    private Settlement found(Settlement task) {
        return settlements.find(task.id(), HERE).orElseThrow();
    }

    private List<Settlement> open() {
        return settlements.of(HERE, true).stream()
                .filter(each -> each.caseNumber().equals(number))
                .toList();
    }

    private List<KnownCase> known() {
        return cases.all().stream()
                .filter(each -> each.caseNumber().equals(number))
                .toList();
    }

    private String day(int ago) {
        return LocalDate.now(clock).minusDays(ago).toString();
    }

    private Map<String, Object> begun() {
        return Map.of(
                "court",
                "sessions-court-jhang",
                "caseNumber",
                number,
                "sections",
                List.of("PPC 376"),
                "firOn",
                day(230));
    }

    private Map<String, Object> decided(String outcome) {
        return with(with(with(begun(), "chargeOn", day(150)), "judgmentOn", day(10)), "outcome", outcome);
    }

    private static Map<String, Object> with(Map<String, Object> message, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(message);
        changed.put(field, value);
        return changed;
    }

    private void say(ApiClient system, Map<String, Object> message) {
        HttpResponse<String> sent = send(system, message);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        new FeedWork(jdbc).await();
    }

    private static HttpResponse<String> send(ApiClient system, Map<String, Object> message) {
        return system.post(
                PATH, written(with(message, "messageId", UUID.randomUUID().toString())));
    }

    private static String written(Map<String, Object> message) {
        return new String(JSON.writeValueAsBytes(message), StandardCharsets.UTF_8);
    }
}
