package pk.gov.nsor.policing.notices.contradiction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Observation.BlockReason;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** NADRA's systems report renewed and blocked cards. */
@RegisterTest
class CardsOfNadraTest {

    private static final String DISTRICT = "layyah";

    @LocalServerPort
    private int port;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Contradictions contradictions;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Officers officers;
    private final Supervised supervised;
    private Officer officer;
    private PersonId person;
    private ApiClient nadra;

    CardsOfNadraTest(Officers officers, Supervised supervised) {
        this.officers = officers;
        this.supervised = supervised;
    }

    @BeforeEach
    void somebodyOfTheDistrict() {
        officer = officers.of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        person = supervised.by(officer.actor()).in(DISTRICT);
        nadra = ApiClient.made(clients, port, Feed.NADRA, "NADRA");
    }

    @Test
    void aRenewedCardIsALineOfTheRecordAndNoTask() {
        assertThat(sent("CARD_RENEWED", "").statusCode()).isEqualTo(202);
        assertThat(open()).isEmpty();
        assertThat(timeline("en")).contains("Reported: NADRA has made another card with the same number");
        assertThat(timeline("ur")).contains("نادرا نے اسی نمبر کا نیا کارڈ جاری کیا");
    }

    @Test
    void anotherBirthDateIsATaskAndTheSameOrNoneIsNot() {
        LocalDate bornOn = people.get(person).identity().bornOn();
        assertThat(bornOn).isNotNull();
        sent("CARD_RENEWED", ", \"bornOn\": \"%s\"".formatted(bornOn));
        assertThat(open()).isEmpty();
        sent("CARD_RENEWED", ", \"bornOn\": \"%s\"".formatted(bornOn.plusDays(1)));
        assertThat(open()).containsExactly(Task.Kind.OTHER_BIRTH_DATE);
        assertThat(people.get(person).identity().bornOn()).isEqualTo(bornOn);
        assertThat(contradictions.outcomes(tasks.of(person).getFirst())).doesNotContain(Task.Outcome.BREACH);
    }

    @ParameterizedTest
    @EnumSource(BlockReason.class)
    void aBlockedCardIsATaskOfTheOfficerWithItsReasonInBothLanguages(BlockReason reason) {
        sent("CARD_BLOCKED", ", \"reason\": \"%s\"".formatted(reason));
        assertThat(open()).containsExactly(Task.Kind.CARD_BLOCKED);
        WebSession session = session();
        String page =
                "/people/" + person + "/tasks/" + tasks.of(person).getFirst().id();
        assertThat(session.get(page).body())
                .contains("NADRA has blocked the card", "Blocked on", "Why")
                .doesNotContain("contradictions.");
        assertThat(session.get("/notices?list=tasks").body()).contains("NADRA has blocked the card");
        assertThat(timeline("en")).contains("Reported: NADRA has blocked or cancelled the card (");
        assertThat(timeline("ur")).contains("نادرا نے شناختی کارڈ بند یا منسوخ کیا (");
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsRefusedWithItsFields() {
        assertThat(fields(sent("CARD_BLOCKED", ""))).containsExactly("/reason");
        assertThat(fields(sent("CARD_RENEWED", ", \"reason\": \"LOST\""))).containsExactly("/reason");
        assertThat(fields(sent("CARD_RENEWED", ", \"bornOn\": \"%s\"".formatted(today().plusDays(1)))))
                .containsExactly("/bornOn");
        assertThat(fields(sent("CARD_RENEWED", ", \"bornOn\": \"1984-02-30\""))).containsExactly("/bornOn");
        assertThat(fields(sent("NADRA_DEATH", ""))).containsExactlyInAnyOrder("/nameUrdu", "/registration");
        assertThat(fields(sent("NADRA_NAME", ", \"nameLatin\": \"Akbar\", \"registration\": \"1\"")))
                .containsExactly("/registration");
        assertThat(fields(sent(
                        "NADRA_DEATH",
                        ", \"nameLatin\": \"Akbar\", \"registration\": \"%s\"".formatted("1".repeat(61)))))
                .containsExactly("/registration");
        assertThat(sent("CARD_BLOCKED", ", \"reason\": \"BORED\"").statusCode()).isEqualTo(400);
        assertThat(tasks.of(person)).isEmpty();
    }

    @Test
    void thePoliceReportNoCards() {
        ApiClient police = ApiClient.made(clients, port, Feed.POLICE, "PUNJAB_POLICE");
        assertThat(fields(police.post("/api/v1/observations", message("CARD_RENEWED", ""))))
                .containsExactly("/kind");
    }

    @Test
    void theSameMessageAgainIsTheSame() {
        String message = message("CARD_BLOCKED", ", \"reason\": \"LOST\"");
        assertThat(nadra.post("/api/v1/observations", message).statusCode()).isEqualTo(202);
        assertThat(nadra.post("/api/v1/observations", message).statusCode()).isEqualTo(200);
        new FeedWork(jdbc).await();
        assertThat(open()).hasSize(1);
    }

    private HttpResponse<String> sent(String kind, String fields) {
        HttpResponse<String> answer = nadra.post("/api/v1/observations", message(kind, fields));
        new FeedWork(jdbc).await();
        return answer;
    }

    private String message(String kind, String fields) {
        String cnic = people.get(person).cnics().getFirst().cnic().formatted();
        return """
                {"messageId": "%s", "cnic": "%s", "kind": "%s", "on": "%s"%s}
                """.formatted(UUID.randomUUID(), cnic, kind, today(), fields);
    }

    private String timeline(String language) {
        WebSession session = session();
        session.get("/language/" + language);
        return session.get("/people/" + person + "/timeline").body();
    }

    private WebSession session() {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private List<Task.Kind> open() {
        return tasks.of(person).stream()
                .filter(task -> task.outcome() == null)
                .map(Task::kind)
                .toList();
    }

    private static List<String> fields(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return ApiClient.json(refused).at("/errors").findValuesAsString("field");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
