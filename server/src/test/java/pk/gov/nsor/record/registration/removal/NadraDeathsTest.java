package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** NADRA says that somebody has died: it is a report as a court's is, and frees nobody by itself. */
@RegisterTest
class NadraDeathsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String NAME = "Akbar Ali Nadeem";

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private LegalRecord facts;

    @Autowired
    private FactRecording recording;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Autowired
    private Tasks tasks;

    @Autowired
    private LifeSigns signs;

    @Autowired
    private MachineClients clients;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private OffTheRegister someone;
    private ApiClient nadra;

    @BeforeEach
    void somebodyOnTheRegister() {
        someone = new OffTheRegister(beans, port);
        nadra = ApiClient.made(clients, port, Feed.NADRA, "NADRA");
    }

    @Test
    void itIsReportedAndEstablishedOnlyByAnOfficerWhoHasSeenADocument() {
        died(someone.cnic, DAY, NAME);
        assertThat(facts.of(someone.person()).deathReportedOn()).isEqualTo(DAY);
        assertThat(facts.of(someone.person()).diedOn()).isNull();
        assertThat(someone.isTold()).isFalse();
        assertThat(tasks.of(someone.person())).isEmpty();
        Removal waiting = waiting();
        assertThat(waiting.kind()).isEqualTo(RemovalKind.DEATH);
        decisions.confirm(
                waiting.id(), Document.DEATH_CERTIFICATE, someone.registrar().actor());
        assertThat(facts.of(someone.person()).diedOn()).isEqualTo(DAY);
    }

    /** A prison announces the death that NADRA registers, or passes on what it has registered. */
    @Test
    void withAPrisonsOrACourtsReportItIsStillOneSource() {
        died(someone.cnic, DAY, NAME);
        assertThat(someone.sent(someone.client(Feed.PRISON), "/api/v1/deaths", someone.death("PRISON", DAY.toString())))
                .isEqualTo("QUARANTINED");
        assertThat(facts.of(someone.person()).diedOn()).isNull();

        OffTheRegister other = new OffTheRegister(beans, port);
        assertThat(other.sent(other.client(Feed.COURT), "/api/v1/deaths", other.death("COURT", DAY.toString())))
                .isEqualTo("RECORDED");
        died(other.cnic, DAY, NAME);
        assertThat(facts.of(other.person()).diedOn()).isNull();
        assertThat(facts.of(other.person()).deathReportedOn()).isEqualTo(DAY);
        assertThat(tasks.of(other.person())).isEmpty();
    }

    @Test
    void whatDoesNotFitTheRecordIsATaskAndNoReport() {
        died(someone.cnic, DAY, "Somebody Else");
        doubted(1);
        died(someone.cnic, Offenders.JUDGMENT.minusDays(1), NAME);
        doubted(2);
        assertThat(someone.isTold()).isTrue();
        assertThat(facts.of(someone.person()).deathReportedOn()).isNull();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
        WebSession police = someone.as(someone.police());
        assertThat(police.get("/people/" + someone.person()).body())
                .contains("A death registered by NADRA that does not fit the record");
    }

    @Test
    void onTheDayOfTheJudgmentItCanBeTrueAndTheDayBeforeItCannot() {
        died(someone.cnic, Offenders.JUDGMENT, NAME);
        assertThat(facts.of(someone.person()).deathReportedOn()).isEqualTo(Offenders.JUDGMENT);
    }

    @Test
    void anotherDayThanOnRecordIsATaskAndTheSameDayIsNothingNew() {
        died(someone.cnic, DAY, NAME);
        died(someone.cnic, DAY, NAME);
        assertThat(tasks.of(someone.person())).isEmpty();
        died(someone.cnic, DAY.plusDays(1), NAME);
        doubted(1);
        assertThat(facts.of(someone.person()).deathReportedOn()).isEqualTo(DAY);
    }

    @Test
    void aDeathThatWasWithdrawnDoesNotComeBackByItself() {
        died(someone.cnic, DAY, NAME);
        recording.withdraw(
                someone.person(),
                FactKind.DEATH,
                new FactId(someone.person().value()),
                "A namesake",
                someone.registrar().actor());
        observed("""
                "kind": "CARD_RENEWED", "on": "%s\"""".formatted(DAY.minusDays(9)), someone.cnic);
        assertThat(facts.of(someone.person()).deathReportedOn()).isNull();
        assertThat(someone.isTold()).isTrue();
    }

    @Test
    void aCardOfALaterDayIsASignOfLifeAndABlockedCardIsNone() {
        recording.record(
                someone.person(),
                new Death(DAY, Death.Source.FAMILY),
                someone.registrar().actor());
        observed("""
                "kind": "CARD_BLOCKED", "reason": "OTHER", "on": "%s\"""".formatted(DAY.plusDays(3)), someone.cnic);
        assertThat(signs.openOf(someone.person())).isEmpty();
        observed("""
                "kind": "CARD_RENEWED", "on": "%s\"""".formatted(DAY.plusDays(3)), someone.cnic);
        assertThat(signs.openOf(someone.person())).extracting(LifeSign::kind).containsExactly(LifeSign.Kind.NADRA);
    }

    /** The answers are the same but for the receipt, and of nobody anything is kept. */
    @Test
    void ofSomebodyWhoIsNotOnTheRegisterTheAnswerIsTheSameAndNothingIsKept() {
        HttpResponse<String> known = died(someone.cnic, DAY, NAME);
        HttpResponse<String> unknown = died(Samples.cnic(), DAY, NAME);
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(shape(unknown)).isEqualTo(shape(known));
        assertThat(jdbc.sql("select count(*) from notices.observation where id = ?::uuid")
                        .param(ApiClient.json(unknown).path("receipt").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static List<String> shape(HttpResponse<String> answer) {
        return ApiClient.json(answer)
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private HttpResponse<String> died(Cnic cnic, LocalDate on, String name) {
        return observed("""
                "kind": "NADRA_DEATH", "on": "%s", "nameLatin": "%s", "registration": "CRMS-2026-000981\"""".formatted(on, name), cnic);
    }

    private HttpResponse<String> observed(String fields, Cnic cnic) {
        HttpResponse<String> answer =
                nadra.post("/api/v1/observations", """
                {"messageId": "%s", "cnic": "%s", %s}
                """.formatted(UUID.randomUUID(), cnic.number(), fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        new FeedWork(jdbc).await();
        return answer;
    }

    private void doubted(int number) {
        assertThat(tasks.of(someone.person()))
                .hasSize(number)
                .extracting(Task::kind)
                .containsOnly(Task.Kind.DEATH_DOUBTED);
    }

    private Removal waiting() {
        return removals.waitingOf(someone.person()).getFirst();
    }
}
