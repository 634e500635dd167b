package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.requirement.Schedule;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.lawchange.OffenceProposal;
import pk.gov.nsor.record.registration.lawchange.OffenceRuleProposal;
import pk.gov.nsor.testing.LockWaiters;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Rows of the law changed by two people, and what becomes of those on record. Uses sections that no other test does. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawChangeTest {

    private static final String WHY = "Gazette of 3 January";
    private static final LocalDate BEFORE_JUDGMENT = Offenders.JUDGMENT;
    private static final LocalDate AFTER_JUDGMENT = Offenders.JUDGMENT.plusDays(1);

    @Autowired
    private Proposals proposals;

    @Autowired
    private ProposalReading proposalReading;

    @Autowired
    private OffenceRuleProposal kind;

    @Autowired
    private OffenceRules rules;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Standings standings;

    @Autowired
    private Journal journal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void whoIsConvictedUnderASectionThatIsAddedComesOntoTheRegisterWithTheApproval() {
        PersonId person = convicted("PPC 324");
        assertThat(status(person)).isEqualTo(Status.NOT_REGISTRABLE);
        OffenceProposal proposal = scheduled("PPC 324");

        Preview preview = kind.preview(proposal, BEFORE_JUDGMENT);
        assertThat(count(preview, "gains")).isEqualTo("1");
        assertThat(count(preview, "falls_away")).isEqualTo("0");
        assertThat(preview.affected()).hasSize(1);
        UUID id = propose(proposal, BEFORE_JUDGMENT);
        assertThat(status(person)).isEqualTo(Status.NOT_REGISTRABLE);

        proposals.approve(id, "", supervisor.actor());

        assertThat(status(person)).isEqualTo(Status.ACTIVE);
        assertThat(standings.of(person).orElseThrow().firstDay()).isEqualTo(Offenders.JUDGMENT);
        assertThat(journal.of(person).stream().map(JournalEntry::kind).limit(2))
                .as("the standing, and the station that answers since")
                .containsExactly(JournalKind.STATION_ASSIGNED, JournalKind.STANDING_CHANGED);
        assertThat(status(convicted("PPC 324"))).isEqualTo(Status.ACTIVE);
    }

    @Test
    void theEntryOfAViewNamesWhomThePageShowsAndNotWhomItShowedWhenItWasProposed() {
        PersonId first = convicted("PPC 334");
        UUID id = propose(scheduled("PPC 334"), BEFORE_JUDGMENT);
        PersonId since = convicted("PPC 334");
        WebSession session = new WebSession(port);
        session.signIn(supervisor.name(), Officers.PASSWORD);
        String page = session.get("/approvals/" + id).body();
        assertThat(page).contains("/people/" + first, "/people/" + since);
        assertThat(jdbc.sql("""
                                select unnest(n.people) from audit.named n join audit.entry e on e.id = n.entry_id
                                where e.action = 'PROPOSAL_VIEWED' and e.subject_id = ?
                                """).param(id).query(UUID.class).list())
                .containsExactlyInAnyOrder(first.value(), since.value());
    }

    @Test
    void whoIsConvictedUnderARowThatEndsBeforeTheJudgmentFallsAway() {
        PersonId person = convicted("PPC 371B");
        assertThat(status(person)).isEqualTo(Status.ACTIVE);
        UUID id = propose(ending("PPC 371B", Schedule.II), BEFORE_JUDGMENT);
        assertThat(count(find(id).preview(), "falls_away")).isEqualTo("1");

        proposals.approve(id, "", supervisor.actor());

        assertThat(status(person)).isEqualTo(Status.NOT_REGISTRABLE);
        assertThat(rules.inForce(Section.parse("PPC 371B"), BEFORE_JUDGMENT)).isEmpty();
        assertThat(rules.inForce(Section.parse("PPC 371B"), BEFORE_JUDGMENT.minusDays(1)))
                .hasSize(1);
    }

    @Test
    void aChangeFromTheDayAfterTheJudgmentChangesNobody() {
        PersonId person = convicted("PPC 367A");
        UUID id = propose(ending("PPC 367A", Schedule.II), AFTER_JUDGMENT);
        assertThat(count(find(id).preview(), "falls_away")).isEqualTo("0");
        proposals.approve(id, "", supervisor.actor());
        assertThat(status(person)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aChangeOfADayToComeIsWrittenNowAndCountsFromItsDay() {
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        PersonId person = convicted("PPC 336B");
        proposals.approve(propose(ending("PPC 336B", Schedule.II), tomorrow), "", supervisor.actor());
        assertThat(status(person)).isEqualTo(Status.ACTIVE);
        assertThat(rules.inForce(Section.parse("PPC 336B"), tomorrow.minusDays(1)))
                .hasSize(1);
        assertThat(rules.inForce(Section.parse("PPC 336B"), tomorrow)).isEmpty();
    }

    @Test
    void aRowWhoseDaysOverlapAnotherIsRefusedSoIsTheEndOfNone() {
        assertThat(refusal(() -> propose(scheduled("PPC 371A"), LocalDate.of(2021, 12, 1))))
                .isEqualTo("offence-rule.overlap");
        assertThat(refusal(() -> propose(scheduled("PPC 371A"), LocalDate.of(2021, 11, 30))))
                .isEqualTo("offence-rule.overlap");
        assertThat(propose(scheduled("PPC 371A"), LocalDate.of(2021, 12, 2))).isNotNull();
        assertThat(refusal(() -> propose(ending("PPC 371A", Schedule.I), LocalDate.of(2024, 1, 1))))
                .isEqualTo("offence-rule.none");
        assertThat(refusal(() -> propose(
                        new OffenceProposal("PPC 371A", null, false, true, false, false, "7", ""),
                        LocalDate.of(2024, 1, 1))))
                .isEqualTo("offence-rule.no-schedule");
    }

    @Test
    void aRowThatChangedMeanwhileIsNotApproved() {
        UUID first = propose(scheduled("PPC 336A"), LocalDate.of(2026, 1, 1));
        UUID second = propose(ending("PPC 336A", Schedule.II), LocalDate.of(2026, 2, 1));
        proposals.approve(first, "", supervisor.actor());
        assertThat(refusal(() -> proposals.approve(second, "", supervisor.actor())))
                .isEqualTo("proposal.changed");
    }

    @Test
    void aChangeOfAConnectedOffenceReachesWhoeverIsConvictedInConnectionWithIt() {
        PersonId person = registration
                .register(
                        Offenders.identity(null),
                        null,
                        List.of(),
                        Offenders.connected("PPC 364", "PPC 366B"),
                        null,
                        registrar.actor())
                .person();
        assertThat(status(person)).isEqualTo(Status.ACTIVE);
        proposals.approve(propose(ending("PPC 366B", Schedule.II), BEFORE_JUDGMENT), "", supervisor.actor());
        assertThat(status(person)).isEqualTo(Status.NOT_REGISTRABLE);
    }

    @Test
    void aConvictionRecordedWhileTheLawChangesIsDerivedUnderTheLawThatStands() throws Exception {
        UUID id = propose(ending("PPC 366A", Schedule.II), BEFORE_JUDGMENT);
        CountDownLatch recorded = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<PersonId> people = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> recording = threads.submit(() -> transaction.executeWithoutResult(status -> {
                people.add(convicted("PPC 366A"));
                recorded.countDown();
                await(goOn);
            }));
            await(recorded);
            Future<?> approval = threads.submit(() -> proposals.approve(id, "", supervisor.actor()));
            LockWaiters.awaitForAdvisoryLock(jdbc, 1);
            Future<PersonId> later = threads.submit(() -> convicted("PPC 366A"));
            LockWaiters.awaitForAdvisoryLock(jdbc, 2);
            goOn.countDown();
            recording.get(20, TimeUnit.SECONDS);
            approval.get(20, TimeUnit.SECONDS);
            people.add(later.get(20, TimeUnit.SECONDS));
        }
        assertThat(people)
                .hasSize(2)
                .allSatisfy(person -> assertThat(status(person)).isEqualTo(Status.NOT_REGISTRABLE));
    }

    @Test
    void whatIsProposedIsSeenByEveryProcessAtOnce() {
        OffenceRules another = otherProcess();
        Section section = Section.parse("PPC 498C");
        assertThat(another.inForce(section, LocalDate.of(2026, 5, 1))).hasSize(1);
        proposals.approve(propose(ending("PPC 498C", Schedule.I), LocalDate.of(2026, 5, 1)), "", supervisor.actor());
        assertThat(another.inForce(section, LocalDate.of(2026, 5, 1))).isEmpty();
    }

    @Test
    void aChangeThatIsUndoneLeavesNoTraceInMemory() {
        Section section = Section.parse("PPC 365");
        LocalDate day = LocalDate.of(2026, 5, 1);
        UUID proposal = propose(ending("PPC 365", Schedule.I), day);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    rules.enact(ending("PPC 365", Schedule.I).from(day), proposal);
                    assertThat(rules.inForce(section, day)).isEmpty();
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(rules.inForce(section, day)).hasSize(1);
    }

    private OffenceRules otherProcess() {
        try {
            var constructor = OffenceRules.class.getDeclaredConstructor(JdbcClient.class);
            constructor.setAccessible(true);
            return constructor.newInstance(jdbc);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private PersonId convicted(String section) {
        return registration
                .register(
                        Offenders.identity(null),
                        null,
                        List.of(),
                        Offenders.conviction(section),
                        null,
                        registrar.actor())
                .person();
    }

    private static OffenceProposal scheduled(String section) {
        return new OffenceProposal(section, Schedule.II, false, false, false, false, "10", WHY);
    }

    private static OffenceProposal ending(String section, Schedule schedule) {
        return new OffenceProposal(section, schedule, true, false, false, false, "", WHY);
    }

    private UUID propose(OffenceProposal proposal, LocalDate from) {
        return proposals.propose(kind, proposal, from, WHY, registrar.actor());
    }

    private Proposal find(UUID id) {
        return proposalReading.find(id, supervisor.signedIn()).orElseThrow();
    }

    private Status status(PersonId person) {
        return standings.of(person).orElseThrow().on(LocalDate.now(clock));
    }

    private static String count(Preview preview, String kind) {
        return preview.counts().stream()
                .filter(text -> text.key().equals("registration.rule.people." + kind))
                .map(Text::arguments)
                .map(arguments -> arguments.getFirst().value())
                .findFirst()
                .orElseThrow();
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
        } catch (InvalidValueException refused) {
            return refused.code();
        }
        return "none";
    }
}
