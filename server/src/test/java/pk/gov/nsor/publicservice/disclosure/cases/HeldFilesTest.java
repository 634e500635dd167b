package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.accountability.retention.Held;
import pk.gov.nsor.accountability.retention.HoldCause;
import pk.gov.nsor.accountability.retention.HoldPlacing;
import pk.gov.nsor.accountability.retention.HoldRelease;
import pk.gov.nsor.accountability.retention.Holds;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** A legal hold on a request, or on the record it is about, keeps its files beyond their time, and no longer than it lasts. */
@RegisterTest
class HeldFilesTest extends DisclosureFixture {

    private static final int ROUNDS = 8;
    private static final Duration TIME_OF_FILES = Duration.ofDays(30).plusMinutes(1);

    @LocalServerPort
    private int port;

    @Autowired
    private HoldPlacing placing;

    @Autowired
    private HoldRelease release;

    @Autowired
    private Holds holds;

    @Autowired
    private Proposals proposals;

    @Autowired
    private VaultDestruction destruction;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private MergedFacts merged;

    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void holders() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aHoldOnTheRequestKeepsItsFilesAndNoOthersUntilItsLastDayIsOver() {
        UUID held = refusedRequest(null);
        UUID free = refusedRequest(null);
        confirmed(ask(Held.request(held), 40));
        assertThat(page(prosecutor(), held)).contains("A legal hold keeps the files and the request");
        assertThat(page(prosecutor(), free)).doesNotContain("A legal hold keeps the files");
        move(TIME_OF_FILES);
        sweep.sweep();
        assertThat(isDestroyed(held)).isFalse();
        assertThat(isDestroyed(free)).isTrue();
        assertThat(opens(prosecutor(), held)).as("held, for those who had it").isTrue();
        move(Duration.ofDays(10).minusMinutes(1));
        sweep.sweep();
        assertThat(isDestroyed(held)).as("on the last day").isFalse();
        move(Duration.ofDays(1));
        sweep.sweep();
        assertThat(isDestroyed(held)).as("the day after").isTrue();
        assertThat(opens(prosecutor(), held)).isFalse();
    }

    @Test
    void askingForAHoldKeepsThemAndItsRefusalLetsThemGo() {
        UUID id = refusedRequest(null);
        UUID asked = ask(Held.request(id), 5);
        destruction.destroy(id);
        assertThat(isDestroyed(id)).isFalse();
        proposals.refuse(asked, "No inquiry is known here", supervisor.actor());
        destruction.destroy(id);
        assertThat(isDestroyed(id)).isTrue();
        refused("retention.files-gone", () -> ask(Held.request(id), 5));
    }

    @Test
    void aHoldOnTheRecordThatWasAnsweredOfKeepsThemAndIsToldToTheBureauAlone() {
        PersonId person = confirmed();
        UUID id = forwarded(cnic(person));
        answer(id, matched(person, CheckFinding.Basis.CONFIRMED_CNIC, ""));
        UUID hold = confirmed(ask(Held.record(person), 60));
        move(TIME_OF_FILES);
        sweep.sweep();
        assertThat(isDestroyed(id)).isFalse();
        DisclosureRequest request = request(id);
        assertThat(requests.heldUntil(request, bureau().signedIn())).isPresent();
        assertThat(requests.areFilesOver(request, bureau().signedIn())).isFalse();
        assertThat(opens(bureau(), id)).isTrue();
        for (Officer other : List.of(asker(), prosecutor())) {
            assertThat(requests.heldUntil(request, other.signedIn())).isEmpty();
            assertThat(requests.areFilesOver(request, other.signedIn())).isTrue();
        }
        assertThat(opens(prosecutor(), id)).as("their time is over").isFalse();
        confirmed(release.ask(holds.find(hold).orElseThrow(), "The inquiry is over", registrar.actor()));
        sweep.sweep();
        assertThat(isDestroyed(id)).isTrue();
        assertThat(requests.areFilesOver(request(id), asker().signedIn()))
                .as("the same is said of files that are gone")
                .isTrue();
    }

    @Test
    void aHoldOnTheRecordWithTheSuspectsCnicReachesARequestThatWasRefused() {
        PersonId person = confirmed();
        UUID id = refusedRequest(cnic(person));
        UUID other = refusedRequest(nobodys());
        UUID hold = confirmed(ask(Held.record(person), 3));
        destruction.destroy(id);
        destruction.destroy(other);
        assertThat(isDestroyed(id)).isFalse();
        assertThat(isDestroyed(other)).isTrue();
        confirmed(release.ask(holds.find(hold).orElseThrow(), "The inquiry is over", registrar.actor()));
        destruction.destroy(id);
        assertThat(isDestroyed(id)).isTrue();
    }

    @Test
    void aHoldOnARecordThatIsJoinedWithAnotherKeepsTheFilesOfBoth() {
        PersonId older = confirmed();
        PersonId newer = confirmed();
        UUID ofOlder = refusedRequest(cnic(older));
        UUID ofNewer = forwarded(cnic(newer));
        answer(ofNewer, matched(newer, CheckFinding.Basis.CONFIRMED_CNIC, ""));
        UUID onNewer = confirmed(ask(Held.record(newer), 60));
        new JoinedRecords(jdbc, duplicates, same, proposals, bureau(), supervisor)
                .join(older, newer, merged.perhapsSame(older, newer));
        move(TIME_OF_FILES);
        sweep.sweep();
        assertThat(isDestroyed(ofOlder)).isFalse();
        assertThat(isDestroyed(ofNewer)).isFalse();
        assertThat(requests.heldUntil(request(ofOlder), bureau().signedIn())).isPresent();
        UUID onOlder = ask(Held.record(older), 10);
        confirmed(release.ask(holds.find(onNewer).orElseThrow(), "The inquiry is over", registrar.actor()));
        destruction.destroy(ofNewer);
        assertThat(isDestroyed(ofNewer))
                .as("while a hold on the one that leads is asked for")
                .isFalse();
        proposals.refuse(onOlder, "No inquiry is known here", supervisor.actor());
        sweep.sweep();
        assertThat(isDestroyed(ofOlder)).isTrue();
        assertThat(isDestroyed(ofNewer)).isTrue();
    }

    @Test
    void aRequestUnderAHoldCannotBeTakenBackAndADraftCannotBeHeld() {
        UUID id = taken(null);
        assertThat(holds.requestWithNumber(request(id).number())).contains(id);
        UUID hold = confirmed(ask(Held.request(id), 3));
        refused("disclosure.held", () -> asked.withdraw(id, asker().signedIn(), asker().actor()));
        assertThat(requests.details(request(id))).isPresent();
        confirmed(release.ask(holds.find(hold).orElseThrow(), "The inquiry is over", registrar.actor()));
        asked.withdraw(id, asker().signedIn(), asker().actor());
        assertThat(isDestroyed(id)).isTrue();
        UUID draft = draft(null);
        assertThat(holds.requestWithNumber(request(draft).number())).isEmpty();
        refused("retention.unknown-request", () -> ask(Held.request(draft), 3));
    }

    @Test
    void aRegistrarAsksOnThePageByTheNumberOfTheRequest() {
        UUID id = refusedRequest(null);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(askedOnPage(session, "999999999")).contains("No request about a case has this number");
        assertThat(askedOnPage(session, "NSOR")).contains("No request about a case has this number");
        String number = Long.toString(request(id).number());
        askedOnPage(session, number);
        assertThat(holds.heldUntil(Held.request(id))).isPresent();
        UUID proposal = jdbc.sql("select id from approval.proposal where payload ->> 'request' = ?")
                .param(id.toString())
                .query(UUID.class)
                .single();
        assertThat(session.get("/approvals/" + proposal).body()).contains("Request about a case", number);
        confirmed(proposal);
        assertThat(session.get("/retention/holds").body()).contains("Request " + number);
        confirmed(release.ask(holds.find(proposal).orElseThrow(), "Asked for by mistake", registrar.actor()));
    }

    /** Of a hold and a destruction at the same moment one is first, and whoever asks for the hold is told. */
    @Test
    void aHoldOnTheRequestAndTheDestructionAtOnceNeverBothSucceed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID id = refusedRequest(null);
            boolean holdIsLate = round % 2 == 0;
            List<String> came = atOnce(List.of(() -> destruction.destroy(id), () -> {
                if (holdIsLate) {
                    sleep(10);
                }
                ask(Held.request(id), 1);
            }));
            assertThat(came.getFirst()).isEmpty();
            assertThat(came.getLast()).isEqualTo(isDestroyed(id) ? "retention.files-gone" : "");
        }
    }

    /** While a hold on the record is being placed the destruction waits, and then finds it. */
    @Test
    void aHoldOnTheRecordThatIsPlacedDuringTheDestructionIsSeenByIt() throws Exception {
        PersonId person = confirmed();
        UUID id = refusedRequest(cnic(person));
        AtomicReference<Future<?>> destroying = new AtomicReference<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                ask(Held.record(person), 1);
                destroying.set(thread.submit(() -> destruction.destroy(id)));
                awaitWaiting();
            });
            destroying.get().get();
        }
        assertThat(isDestroyed(id)).isFalse();
    }

    private UUID refusedRequest(Cnic cnic) {
        UUID id = taken(cnic);
        refuse(id, RequestRefusal.UNRELATED, prosecutor());
        return id;
    }

    private UUID ask(Held held, int days) {
        return placing.ask(
                held,
                HoldCause.INQUIRY,
                LocalDate.now(clock).plusDays(days),
                "An inquiry asks for it",
                registrar.actor());
    }

    private UUID confirmed(UUID proposal) {
        proposals.approve(proposal, "", supervisor.actor());
        return proposal;
    }

    private boolean isDestroyed(UUID id) {
        return request(id).filesDestroyedAt() != null;
    }

    private String page(Officer reader, UUID id) {
        WebSession session = new WebSession(port);
        session.signIn(reader.name(), Officers.PASSWORD);
        return session.get("/disclosure/" + id).body();
    }

    private String askedOnPage(WebSession session, String number) {
        return session.submit(
                        "/retention/holds",
                        "/retention/holds",
                        Map.of(
                                "of",
                                "REQUEST",
                                "number",
                                number,
                                "cause",
                                "INQUIRY",
                                "until",
                                LocalDate.now(clock).plusDays(3).toString(),
                                "reason",
                                "An inquiry asks for it"))
                .body();
    }

    /** Until somebody waits for a row that this transaction has. */
    private void awaitWaiting() {
        for (int tries = 0; tries < 200; tries++) {
            boolean waits = jdbc.sql(
                            "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))")
                    .query(Boolean.class)
                    .single();
            if (waits) {
                return;
            }
            sleep(25);
        }
        throw new AssertionError("The destruction did not wait for the hold");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InvalidValueException("test.stopped", "Stopped");
        }
    }
}
