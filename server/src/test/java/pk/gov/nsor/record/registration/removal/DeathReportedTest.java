package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.Removal.Document;
import pk.gov.nsor.record.registration.removal.Removal.State;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** A death that one source reports silences the public's answer, and loses nobody. */
@RegisterTest
class DeathReportedTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 4);

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
    private Standings standings;

    @LocalServerPort
    private int port;

    private OffTheRegister someone;

    @BeforeEach
    void somebodyOnTheRegister() {
        someone = new OffTheRegister(beans, port);
    }

    @Test
    void oneSystemsMessageTellsThePublicNothingAndSealsNothing() {
        assertThat(someone.isTold()).isTrue();
        WebSession police = someone.as(someone.police());
        assertThat(police.get(record()).statusCode()).isEqualTo(200);

        reported(Feed.COURT, "NADRA", DAY);

        assertThat(someone.isTold()).isFalse();
        assertNotSealed();
        assertThat(facts.of(someone.person()).deathReportedOn()).isEqualTo(DAY);
        assertThat(police.get(record()).body()).contains("Death reported");
        assertThat(removals.waitingOf(someone.person()))
                .extracting(Removal::kind)
                .containsExactly(RemovalKind.DEATH);
    }

    @Test
    void asecondMessageOfTheSameClientOrOfTheSameSortOfAgencyOrOfTheSameOriginIsNoSecondSource() {
        ApiClient court = someone.client(Feed.COURT);
        reported(court, "NADRA", DAY, "RECORDED");
        reported(court, "COURT", DAY, "QUARANTINED");
        reported(someone.client(Feed.COURT), "DEATH_CERTIFICATE", DAY, "QUARANTINED");
        reported(someone.client(Feed.PRISON), "NADRA", DAY, "QUARANTINED");
        assertNotSealed();
    }

    @Test
    void anotherAgencyThatKnowsOfItApartEstablishesIt() {
        reported(Feed.COURT, "DEATH_CERTIFICATE", DAY);
        reported(Feed.PRISON, "PRISON", DAY);
        assertSealed();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
        assertThat(someone.isTold()).isFalse();
        assertThat(someone.as(someone.police()).get(record()).statusCode()).isEqualTo(404);
    }

    @Test
    void anotherAgencyThatNamesAnotherDayIsForSomebodyToLookInto() {
        reported(Feed.COURT, "DEATH_CERTIFICATE", DAY);
        reported(someone.client(Feed.PRISON), "PRISON", DAY.plusDays(1), "QUARANTINED");
        assertNotSealed();
    }

    @Test
    void anOfficersEntryIsEstablishedByAnotherWhoHasSeenADocument() {
        Officer first = someone.registrar();
        recording.record(someone.person(), new Death(DAY, Death.Source.FAMILY), first.actor());
        assertNotSealed();
        Removal waiting = waiting();

        assertRefused("removal.own", () -> decisions.confirm(waiting.id(), Document.DEATH_CERTIFICATE, first.actor()));
        Officer second = someone.supervisor();
        assertRefused("removal.document", () -> decisions.confirm(waiting.id(), null, second.actor()));
        Officer police = someone.police();
        assertRefused(
                "removal.not-yours", () -> decisions.confirm(waiting.id(), Document.DEATH_CERTIFICATE, police.actor()));
        assertNotSealed();

        WebSession session = someone.as(second);
        HttpResponse<String> done = session.submit(
                "/removals/" + waiting.id(),
                "/removals/" + waiting.id() + "/confirm",
                OffTheRegister.form("document", "DEATH_CERTIFICATE"));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertSealed();
        assertThat(facts.of(someone.person()).diedOn()).isEqualTo(DAY);
        Removal decided = removals.find(waiting.id()).orElseThrow();
        assertThat(decided.state()).isEqualTo(State.CONFIRMED);
        assertThat(session.get("/removals/" + waiting.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void whatAFeedReportsIsEstablishedByOneOfficerWithADocument() {
        reported(Feed.PRISON, "PRISON", DAY);
        decisions.confirm(
                waiting().id(), Document.PRISON_RECORD, someone.registrar().actor());
        assertSealed();
    }

    @Test
    void aReportThatIsRefusedOrWithdrawnBringsEverythingBack() {
        reported(Feed.PRISON, "NADRA", DAY);
        Removal waiting = waiting();
        decisions.refuse(waiting.id(), "He stood before me", someone.registrar().actor());
        assertThat(someone.isTold()).isTrue();
        assertThat(facts.of(someone.person()).deathReportedOn()).isNull();
        assertThat(removals.find(waiting.id()).orElseThrow().state()).isEqualTo(State.REFUSED);

        Officer first = someone.registrar();
        recording.record(someone.person(), new Death(DAY, Death.Source.NADRA), first.actor());
        assertThat(someone.isTold()).isFalse();
        recording.withdraw(
                someone.person(), FactKind.DEATH, new FactId(someone.person().value()), "A namesake", first.actor());
        assertThat(someone.isTold()).isTrue();
        assertThat(removals.waitingOf(someone.person())).isEmpty();
    }

    @Test
    void anEstablishedDeathThatIsCorrectedIsAReportAgain() {
        reported(Feed.COURT, "DEATH_CERTIFICATE", DAY);
        reported(Feed.PRISON, "PRISON", DAY);
        recording.correct(
                someone.person(),
                new FactId(someone.person().value()),
                new Death(DAY.plusDays(3), Death.Source.PRISON),
                "Misread",
                someone.registrar().actor());
        assertNotSealed();
        assertThat(someone.isTold()).isFalse();
        assertThat(waiting().kind()).isEqualTo(RemovalKind.DEATH);
    }

    @Test
    void whatHappensAfterADeathThatIsReportedIsRecordedAndThenItCannotBeEstablished() {
        reported(Feed.COURT, "NADRA", DAY);
        recording.record(
                someone.person(),
                new CustodyEvent(
                        CustodyPeriodId.next(),
                        null,
                        CustodyEvent.Type.ADMITTED,
                        DAY.plusDays(9),
                        "Camp Jail Lahore",
                        null),
                someone.registrar().actor());
        Removal waiting = waiting();
        assertRefused(
                "death.before-fact",
                () -> decisions.confirm(
                        waiting.id(), Document.COURT_RECORD, someone.registrar().actor()));
        assertThat(removals.find(waiting.id()).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsToldThatItIsDecided() throws Exception {
        reported(Feed.COURT, "NADRA", DAY);
        UUID id = waiting().id();
        Officer one = someone.registrar();
        Officer other = someone.supervisor();
        Callable<Boolean> confirm = () -> isDone(() -> decisions.confirm(id, Document.DEATH_CERTIFICATE, one.actor()));
        Callable<Boolean> refuse = () -> isDone(() -> decisions.refuse(id, "He was seen", other.actor()));
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> end : threads.invokeAll(List.of(confirm, refuse))) {
                done += end.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
        boolean isEstablished = facts.of(someone.person()).diedOn() != null;
        assertThat(removals.find(id).orElseThrow().state()).isEqualTo(isEstablished ? State.CONFIRMED : State.REFUSED);
    }

    private static boolean isDone(Runnable decision) {
        try {
            decision.run();
            return true;
        } catch (InvalidValueException refused) {
            assertThat(refused.code()).isEqualTo("removal.decided");
            return false;
        }
    }

    private String record() {
        return "/people/" + someone.person();
    }

    private Removal waiting() {
        return removals.waitingOf(someone.person()).getFirst();
    }

    private void reported(Feed feed, String source, LocalDate on) {
        reported(someone.client(feed), source, on, "RECORDED");
    }

    private void reported(ApiClient client, String source, LocalDate on, String status) {
        assertThat(someone.sent(client, "/api/v1/deaths", someone.death(source, on.toString())))
                .isEqualTo(status);
    }

    private void assertNotSealed() {
        assertThat(facts.of(someone.person()).diedOn()).isNull();
        assertThat(standings.requirement(someone.person()).status()).isEqualTo(Status.ACTIVE);
        assertThat(standings.isSealed(someone.person())).isFalse();
    }

    private void assertSealed() {
        assertThat(facts.of(someone.person()).diedOn()).isEqualTo(DAY);
        assertThat(standings.requirement(someone.person()).status()).isEqualTo(Status.SEALED);
        assertThat(standings.isSealed(someone.person())).isTrue();
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(InvalidValueException.class, call).code())
                .isEqualTo(code);
    }
}
