package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Legal holds are placed, extended and released by two, last for a time, and are told where there is nothing left to hold. */
@RegisterTest
class HoldsTest {

    private static final int MOST = 180;
    private static final int ROUNDS = 12;

    @LocalServerPort
    private int port;

    @Autowired
    private Holds holds;

    @Autowired
    private HoldPlacing placing;

    @Autowired
    private HoldExtension extension;

    @Autowired
    private HoldRelease release;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Proposals proposals;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Value("${spring.datasource.url}")
    private String url;

    private EndedRecords records;
    private Officer registrar;
    private Officer supervisor;
    private final LocalDate today = EndedRecords.today();

    @BeforeEach
    void open() {
        records = new EndedRecords(registration, url);
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aHoldLastsFromTodayToTheMostThatPolicyAllowsAndNotADayMore() {
        PersonId person = records.registered();
        assertRefused("retention.until", () -> ask(person, HoldCause.APPEAL, today.minusDays(1)));
        assertRefused("retention.until", () -> ask(person, HoldCause.APPEAL, today.plusDays(MOST + 1)));
        UUID shortest = confirmed(ask(person, HoldCause.APPEAL, today));
        UUID longest = confirmed(ask(person, HoldCause.DISPUTE, today.plusDays(MOST)));
        assertThat(holds.find(shortest).orElseThrow().lasts(today)).isTrue();
        assertThat(holds.find(shortest).orElseThrow().lasts(today.plusDays(1))).isFalse();
        assertThat(holds.find(longest).orElseThrow().lasts(today.plusDays(MOST)))
                .isTrue();
        assertRefused("retention.held", () -> ask(person, HoldCause.APPEAL, today.plusDays(5)));
    }

    @Test
    void nobodyConfirmsTheirOwnAndOnlyTheRightRolesAskAndConfirm() {
        PersonId person = records.registered();
        Officer both = new Officers(accounts).with(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
        UUID asked = placing.ask(
                Held.record(person), HoldCause.INQUIRY, today.plusDays(9), "Asked by an inquiry", both.actor());
        assertRefused("proposal.own", () -> proposals.approve(asked, "", both.actor()));
        assertRefused("proposal.role", () -> proposals.approve(asked, "", registrar.actor()));
        assertRefused(
                "proposal.role",
                () -> placing.ask(
                        Held.record(person), HoldCause.APPEAL, today, "Asked by a supervisor", supervisor.actor()));
        assertThat(holds.find(asked)).isEmpty();
        Hold hold = holds.find(confirmed(asked)).orElseThrow();
        assertThat(hold.askedBy()).isEqualTo(both.account().displayName());
        assertThat(hold.confirmedBy()).isEqualTo(supervisor.account().displayName());
    }

    @Test
    void aHoldIsExtendedToALaterDayAndReleasedByTwo() {
        PersonId person = records.registered();
        UUID id = confirmed(ask(person, HoldCause.APPEAL, today.plusDays(10)));
        Hold hold = holds.find(id).orElseThrow();
        assertRefused("retention.not-later", () -> extend(hold, today.plusDays(10)));
        assertRefused("retention.until", () -> extend(hold, today.plusDays(MOST + 1)));
        confirmed(extend(hold, today.plusDays(11)));
        assertThat(holds.find(id).orElseThrow().until()).isEqualTo(today.plusDays(11));
        UUID twice = extend(hold, today.plusDays(30));
        UUID released = release.ask(hold, "Nobody needs it any more", registrar.actor());
        confirmed(released);
        assertThat(holds.find(id).orElseThrow().lasts(today)).isFalse();
        assertRefused("proposal.changed", () -> proposals.approve(twice, "", supervisor.actor()));
        assertRefused("retention.hold-over", () -> release.ask(hold, "Again, to be sure", registrar.actor()));
        confirmed(ask(person, HoldCause.APPEAL, today.plusDays(2)));
    }

    @Test
    void aHoldThatEndsWithinFourteenDaysIsOnTodayOfTheTwoWhoPlacedItAndOfSupervisors() {
        PersonId soon = records.registered();
        PersonId later = records.registered();
        UUID ending = confirmed(ask(soon, HoldCause.INQUIRY, today.plusDays(14)));
        UUID notYet = confirmed(ask(later, HoldCause.INQUIRY, today.plusDays(15)));
        UUID registrarsId = registrar.account().id();
        assertThat(holds.endingSoon(registrarsId)).extracting(Hold::id).containsExactly(ending);
        assertThat(holds.endingSoon(supervisor.account().id()))
                .extracting(Hold::id)
                .containsExactly(ending);
        assertThat(holds.endingSoon(null)).extracting(Hold::id).contains(ending).doesNotContain(notYet);
        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        assertThat(holds.endingSoon(other.account().id())).isEmpty();
        String title = "Legal holds that end within 14 days";
        assertThat(home(registrar)).contains(title, people.get(soon).number().formatted());
        assertThat(home(new Officers(accounts).with(Role.NATIONAL_SUPERVISOR))).contains(title);
        assertThat(home(other)).doesNotContain(title);

        confirmed(extend(holds.find(ending).orElseThrow(), today.plusDays(15)));
        assertThat(holds.endingSoon(registrarsId)).isEmpty();
        confirmed(extend(holds.find(notYet).orElseThrow(), today.plusDays(16)));
        for (UUID id : List.of(ending, notYet)) {
            confirmed(release.ask(holds.find(id).orElseThrow(), "Nobody needs it", registrar.actor()));
        }
    }

    private String home(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session.get("/").body();
    }

    @Test
    void aSecondPressAsksForNoSecondHold() {
        PersonId person = records.registered();
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        WebSession.OpenPage page = session.open("/retention/holds");
        Map<String, String> fields = Map.of(
                "of",
                "RECORD",
                "number",
                people.get(person).number().formatted(),
                "cause",
                "INQUIRY",
                "until",
                today.plusDays(3).toString(),
                "reason",
                "Asked by an inquiry",
                "submissionId",
                UUID.randomUUID().toString());
        String first = page.send("/retention/holds", fields)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String second = page.send("/retention/holds", fields)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(second).isEqualTo(first).contains("/approvals/");
        assertThat(jdbc.sql("select count(*) from approval.proposal where payload ->> 'person' = ?")
                        .param(person.toString())
                        .query(Integer.class)
                        .single())
                .isOne();
        proposals.withdraw(UUID.fromString(first.substring(first.lastIndexOf('/') + 1)), registrar.actor());
    }

    @Test
    void aHoldOnARecordThatIsErasedIsToldSo() {
        PersonId person = records.dueOn(today);
        String number = people.get(person).number().formatted();
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
        assertRefused("retention.erased", () -> ask(person, HoldCause.APPEAL, today.plusDays(5)));
        assertRefused("retention.unknown", () -> ask(PersonId.next(), HoldCause.APPEAL, today.plusDays(5)));
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(session.submit(
                                "/retention/holds",
                                "/retention/holds",
                                Map.of(
                                        "number",
                                        number,
                                        "cause",
                                        "APPEAL",
                                        "until",
                                        today.toString(),
                                        "reason",
                                        "An appeal"))
                        .body())
                .contains("nothing left that could be held");
    }

    @Test
    void auditorsSeeHoldsAndTombstonesWithoutIdentityAndNoList() {
        PersonId person = records.registered();
        String number = people.get(person).number().formatted();
        UUID id = confirmed(ask(person, HoldCause.APPEAL, today.plusDays(10)));
        WebSession auditor = new WebSession(port);
        auditor.signIn(new Officers(accounts).with(Role.AUDITOR).name(), Officers.PASSWORD);
        WebSession national = new WebSession(port);
        national.signIn(supervisor.name(), Officers.PASSWORD);
        for (String page : List.of("/retention/holds", "/retention/holds/" + id)) {
            assertThat(national.get(page).body()).contains(number);
            assertThat(auditor.get(page).statusCode()).isEqualTo(200);
            assertThat(auditor.get(page).body()).doesNotContain(number).doesNotContain(person.toString());
        }
        assertThat(auditor.get("/retention/tombstones").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/retention").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/retention/due").statusCode()).isEqualTo(403);
        assertThat(auditor.get("/retention/due.csv").statusCode()).isEqualTo(403);
    }

    /** Of a hold that is asked for and an erasure at the same moment one is first, and the other is told. */
    @Test
    void askingAndErasingAtOnceNeverBothSucceed() throws Exception {
        int erased = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                PersonId person = records.dueOn(today);
                CyclicBarrier start = new CyclicBarrier(2);
                boolean holdIsLate = round % 2 == 0;
                Future<Erasures.Outcome> erasure = threads.submit(() -> {
                    start.await();
                    return erasures.erase(person.value());
                });
                Future<String> hold = threads.submit(() -> {
                    start.await();
                    if (holdIsLate) {
                        Thread.sleep(15);
                    }
                    try {
                        confirmed(ask(person, HoldCause.INQUIRY, today.plusDays(5)));
                        return "held";
                    } catch (InvalidValueException refused) {
                        return refused.code();
                    }
                });
                Erasures.Outcome outcome = erasure.get();
                assertThat(hold.get()).isEqualTo(outcome == Erasures.Outcome.ERASED ? "retention.erased" : "held");
                assertThat(outcome).isIn(Erasures.Outcome.ERASED, Erasures.Outcome.KEPT);
                assertThat(erasures.tombstone(person.value()).isPresent())
                        .isEqualTo(outcome == Erasures.Outcome.ERASED);
                erased += outcome == Erasures.Outcome.ERASED ? 1 : 0;
            }
        }
        assertThat(erased).as("rounds in which the erasure was first").isPositive();
    }

    /** While the confirmation holds the record, the erasure waits, and then finds the hold. */
    @Test
    void aHoldThatIsConfirmedWhileTheSweepRunsIsSeenByIt() throws Exception {
        PersonId person = records.dueOn(today);
        UUID asked = ask(person, HoldCause.INQUIRY, today.plusDays(5));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CyclicBarrier start = new CyclicBarrier(2);
            Future<?> confirmation = threads.submit(() -> {
                start.await();
                proposals.approve(asked, "", supervisor.actor());
                return null;
            });
            Future<Erasures.Outcome> erasure = threads.submit(() -> {
                start.await();
                return erasures.erase(person.value());
            });
            confirmation.get();
            assertThat(erasure.get()).isEqualTo(Erasures.Outcome.KEPT);
        }
        assertThat(holds.find(asked).orElseThrow().lasts(today)).isTrue();
        assertThat(people.get(person)).isNotNull();
    }

    private UUID ask(PersonId person, HoldCause cause, LocalDate until) {
        return placing.ask(Held.record(person), cause, until, "The court has asked for it", registrar.actor());
    }

    private UUID extend(Hold hold, LocalDate until) {
        return extension.ask(hold, until, "The court needs more time", registrar.actor());
    }

    private UUID confirmed(UUID proposal) {
        proposals.approve(proposal, "", supervisor.actor());
        return proposal;
    }

    private static void assertRefused(String code, Runnable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step::run)
                .extracting(InvalidValueException::code)
                .isEqualTo(code);
    }
}
