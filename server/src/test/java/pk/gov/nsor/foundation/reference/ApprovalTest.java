package pk.gov.nsor.foundation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.approval.ProposalReading;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.policy.PolicyChangeProposal;
import pk.gov.nsor.foundation.reference.policy.PolicyProposal;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;

/** What the mechanism promises, tried on policy values. */
@RegisterTest
class ApprovalTest {

    private static final String WHY = "The authority has decided so";

    /** Each test moves on, so that none meets the days of another. */
    private static LocalDate nextDay = LocalDate.of(2030, 1, 1);

    @Autowired
    private Proposals proposals;

    @Autowired
    private ProposalReading proposalReading;

    @Autowired
    private PolicyChangeProposal kind;

    @Autowired
    private PolicyValues values;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    private Officer registrar;
    private Officer supervisor;
    private LocalDate day;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        nextDay = nextDay.plusMonths(1);
        day = nextDay;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 December 2021", "2/12/2021", "2021-12-02", "۲ دسمبر ۲۰۲۱"})
    void aDayOfAPolicyIsReadAsPeopleWriteIt(String written) {
        Form form = Form.of(Map.of(
                "key", new String[] {"registration.first-day"},
                "value", new String[] {written},
                "source", new String[] {"Gazette of Pakistan, 2 December 2021"}));
        assertThat(kind.read(form).orElseThrow().value()).isEqualTo("2021-12-02");
    }

    @Test
    void aValueApprovedByASecondPersonCountsFromItsDayAndTheOneBeforeEndsTheDayBefore() {
        PolicyValue before = values.history("notice.change").getLast();
        UUID id = propose("notice.change", otherThan(before), "Gazette of 1 May");
        assertThat(values.history("notice.change")).contains(before);

        proposals.approve(id, "", supervisor.actor());

        PolicyValue after = values.get("notice.change", day);
        assertThat(after.value()).isEqualTo(otherThan(before));
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.confidence()).isEqualTo("sourced");
        assertThat(after.modelledOn()).isEqualTo("Gazette of 1 May");
        assertThat(values.get("notice.change", day.minusDays(1)).to()).isEqualTo(day.minusDays(1));
        assertThat(values.get("notice.change", day.minusDays(1)).value()).isEqualTo(before.value());
        assertThat(find(id).on(today())).isEqualTo(Proposal.State.APPROVED);
        assertThat(trail(registrar)).containsExactly("PROPOSAL_MADE DONE");
        assertThat(trail(supervisor)).containsExactly("PROPOSAL_APPROVED DONE");
    }

    @Test
    void aValueWithoutASourceStaysAssumed() {
        UUID id = propose(
                "notice.travel-inside",
                otherThan(values.history("notice.travel-inside").getLast()),
                "");
        proposals.approve(id, "", supervisor.actor());
        assertThat(values.get("notice.travel-inside", day).isAssumed()).isTrue();
    }

    @Test
    void nobodyDecidesWhatTheyProposedWhateverTheirRole() {
        Officer both = new Officers(accounts).with(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
        UUID id = proposeAs(both);
        assertThat(refusal(() -> proposals.approve(id, "", both.actor()))).isEqualTo("proposal.own");
        assertThat(refusal(() -> proposals.refuse(id, WHY, both.actor()))).isEqualTo("proposal.own");
        assertThat(trail(both))
                .containsExactly("PROPOSAL_MADE DONE", "PROPOSAL_APPROVED REFUSED", "PROPOSAL_REFUSED REFUSED");
        assertThat(waits(id)).isTrue();
    }

    @Test
    void aProposerWhoBecomesASupervisorDoesNotDecideItEither() {
        UUID id = proposeAs(registrar);
        accounts.setRoles(registrar.name(), Set.of(Role.NATIONAL_SUPERVISOR), Actor.system("test"));
        assertThat(refusal(() -> proposals.approve(id, "", registrar.actor()))).isEqualTo("proposal.own");
        assertThat(waits(id)).isTrue();
    }

    @Test
    void theDatabaseItselfKeepsTheSamePersonFromDecidingTwoTimesOrAlone() {
        UUID id = proposeAs(registrar);
        String decision = "update approval.proposal set state = 'APPROVED', decided_at = now(), decision_reason = '',"
                + " decided_by = ? where id = ?";
        assertThatThrownBy(() ->
                        jdbc.sql(decision).params(registrar.account().id(), id).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("second_person");
        assertThat(jdbc.sql(decision).params(supervisor.account().id(), id).update())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        jdbc.sql(decision).params(supervisor.account().id(), id).update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoseAccountIsDisabledOrHasLostTheRoleDecidesNothing() {
        UUID id = proposeAs(registrar);
        Officer other = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        accounts.disable(supervisor.name(), Actor.system("test"));
        accounts.setRoles(other.name(), Set.of(Role.REGISTRAR), Actor.system("test"));
        assertThat(refusal(() -> proposals.approve(id, "", supervisor.actor()))).isEqualTo("proposal.account");
        assertThat(refusal(() -> proposals.approve(id, "", other.actor()))).isEqualTo("proposal.role");
        assertThat(waits(id)).isTrue();
    }

    @Test
    void whatSomebodyProposedWhoMayNoMoreIsNotApproved() {
        UUID disabled = proposeAs(registrar);
        accounts.disable(registrar.name(), Actor.system("test"));
        assertThat(refusal(() -> proposals.approve(disabled, "", supervisor.actor())))
                .isEqualTo("proposal.proposer");

        Officer other = new Officers(accounts).with(Role.REGISTRAR);
        UUID moved = proposeAs(other);
        accounts.setRoles(other.name(), Set.of(Role.AUDITOR), Actor.system("test"));
        assertThat(refusal(() -> proposals.approve(moved, "", supervisor.actor())))
                .isEqualTo("proposal.proposer");
        proposals.refuse(moved, WHY, supervisor.actor());
        assertThat(find(moved).on(today())).isEqualTo(Proposal.State.REFUSED);
    }

    @Test
    void whatSomebodyProposedWhoHasMovedElsewhereIsNotApproved() {
        Officer other = new Officers(accounts).of(new OfDistrict("jhelum"), Role.REGISTRAR);
        UUID id = proposeAs(other);
        // As one of a kind that has a place.
        TestDatabase.superuserOf(dataSource)
                .sql("update approval.proposal set province_code = 'PK-PB', district_code = 'jhelum' where id = ?")
                .param(id)
                .update();
        moved(other, new OfDistrict("attock"));
        assertThat(refusal(() -> proposals.approve(id, "", supervisor.actor()))).isEqualTo("proposal.proposer");
        assertThat(waits(id)).isTrue();
        moved(other, new OfDistrict("jhelum"));
        proposals.approve(id, "", supervisor.actor());
        assertThat(find(id).on(today())).isEqualTo(Proposal.State.APPROVED);
    }

    private void moved(Officer officer, Jurisdiction jurisdiction) {
        jdbc.sql("update access.account set jurisdiction = ? where id = ?")
                .params(jurisdiction.written(), officer.account().id())
                .update();
    }

    @Test
    void whatBeginsSoonIsToldHoweverManyWereDecidedSince() {
        UUID id = proposeAs(registrar);
        proposals.approve(id, "", supervisor.actor());
        for (int i = 0; i < 101; i++) {
            proposals.refuse(proposeAs(registrar, day.plusDays(1)), WHY, supervisor.actor());
        }
        assertThat(proposalReading.beginning(supervisor.signedIn(), day))
                .extracting(Proposal::id)
                .contains(id);
        assertThat(proposalReading.beginning(supervisor.signedIn(), day.minusDays(1)))
                .extracting(Proposal::id)
                .doesNotContain(id);
    }

    @Test
    void whoHasNotTheRoleProposesNothingNorDoesAMachine() {
        Officer auditor = new Officers(accounts).with(Role.AUDITOR);
        assertThat(refusal(() -> proposeAs(auditor))).isEqualTo("proposal.role");
        assertThat(refusal(() -> proposals.propose(
                        kind,
                        another("notice.change"),
                        day,
                        WHY,
                        new Actor(Actor.Kind.MACHINE, UUID.randomUUID(), "x"))))
                .isEqualTo("proposal.account");
        assertThat(trail(auditor)).containsExactly("PROPOSAL_MADE REFUSED");
    }

    @Test
    void aRefusalNeedsAReasonAndChangesNothing() {
        List<PolicyValue> before = values.history("notice.change");
        UUID id = proposeAs(registrar);
        assertThat(refusal(() -> proposals.refuse(id, "  no ", supervisor.actor())))
                .isEqualTo("proposal.reason");
        proposals.refuse(id, "Not in the law", supervisor.actor());
        assertThat(values.history("notice.change")).isEqualTo(before);
        assertThat(find(id).decision()).isNotNull();
        assertThat(refusal(() -> proposals.approve(id, "", supervisor.actor()))).isEqualTo("proposal.decided");
        assertThat(refusal(() -> proposals.withdraw(id, registrar.actor()))).isEqualTo("proposal.decided");
    }

    @Test
    void theReasonOfAProposalHasFiveToAThousandCharacters() {
        assertThat(refusal(() -> proposals.propose(kind, another("notice.change"), day, "1234", registrar.actor())))
                .isEqualTo("proposal.reason");
        assertThat(refusal(() ->
                        proposals.propose(kind, another("notice.change"), day, "x".repeat(1001), registrar.actor())))
                .isEqualTo("proposal.reason");
        assertThat(proposals.propose(kind, another("notice.change"), day, "12345", registrar.actor()))
                .isNotNull();
        assertThat(proposals.propose(kind, another("notice.change"), day, "x".repeat(1000), registrar.actor()))
                .isNotNull();
    }

    @Test
    void onlyTheProposerWithdrawsAndNothingComesOfItThen() {
        UUID id = proposeAs(registrar);
        assertThat(refusal(() -> proposals.withdraw(id, supervisor.actor()))).isEqualTo("proposal.not-own");
        proposals.withdraw(id, registrar.actor());
        assertThat(find(id).on(today())).isEqualTo(Proposal.State.WITHDRAWN);
        assertThat(refusal(() -> proposals.approve(id, "", supervisor.actor()))).isEqualTo("proposal.decided");
    }

    @Test
    void aProposalCanBeDecidedOnItsLastDayAndNotTheDayAfter() {
        UUID id = proposeAs(registrar);
        UUID late = proposeAs(registrar, day.plusDays(1));
        LocalDate lastDay = find(id).openUntil();
        assertThat(lastDay).isEqualTo(today().plusDays(30));
        clock.move(Duration.ofDays(30));
        try {
            assertThat(waits(id)).isTrue();
            assertThat(proposalReading.waitingFor(supervisor.signedIn(), 1000))
                    .extracting(Proposal::id)
                    .contains(id, late);
            proposals.approve(id, "", supervisor.actor());
            clock.move(Duration.ofDays(1));
            assertThat(find(late).on(today())).isEqualTo(Proposal.State.EXPIRED);
            assertThat(proposalReading.waitingFor(supervisor.signedIn(), 1000))
                    .extracting(Proposal::id)
                    .doesNotContain(late);
            assertThat(refusal(() -> proposals.approve(late, "", supervisor.actor())))
                    .isEqualTo("proposal.expired");
            assertThat(refusal(() -> proposals.refuse(late, WHY, supervisor.actor())))
                    .isEqualTo("proposal.expired");
            assertThat(refusal(() -> proposals.withdraw(late, registrar.actor())))
                    .isEqualTo("proposal.expired");
            clock.move(Duration.ofDays(-1));
        } finally {
            clock.move(Duration.ofDays(-30));
        }
    }

    @Test
    void whatHasChangedMeanwhileIsNotApprovedAndShowsWhatItWouldDoNow() {
        UUID first = proposeAs(registrar);
        UUID second = proposeAs(registrar, day.plusDays(3));
        assertThat(proposalReading.now(find(second)).isChanged()).isFalse();
        proposals.approve(first, "", supervisor.actor());

        assertThat(refusal(() -> proposals.approve(second, "", supervisor.actor())))
                .isEqualTo("proposal.changed");

        ProposalReading.Now now = proposalReading.now(find(second));
        assertThat(now.isChanged()).isTrue();
        assertThat(now.preview()).isNotEqualTo(find(second).preview());
        proposals.refuse(second, "Changed meanwhile", supervisor.actor());
    }

    @Test
    void ofTwoApproversAtOnceOneDecides() throws Exception {
        Officer other = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        for (int i = 0; i < 5; i++) {
            UUID id = proposeAs(registrar, day.plusDays(i));
            int versions = values.history("notice.change").size();
            List<String> outcomes = race(
                    () -> proposals.approve(id, "", supervisor.actor()),
                    () -> proposals.approve(id, "", other.actor()));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "proposal.decided");
            assertThat(values.history("notice.change")).hasSize(versions + 1);
        }
    }

    @Test
    void ofAnApprovalAndAWithdrawalAtOnceOneHolds() throws Exception {
        for (int i = 0; i < 5; i++) {
            UUID id = proposeAs(registrar, day.plusDays(i));
            int versions = values.history("notice.change").size();
            List<String> outcomes = race(
                    () -> proposals.approve(id, "", supervisor.actor()),
                    () -> proposals.withdraw(id, registrar.actor()));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "proposal.decided");
            boolean isApproved = find(id).on(today()) == Proposal.State.APPROVED;
            assertThat(values.history("notice.change")).hasSize(versions + (isApproved ? 1 : 0));
        }
    }

    @Test
    void ofTwoProposalsAboutOneValueApprovedAtOnceOneIsDone() throws Exception {
        UUID first = proposeAs(registrar);
        UUID second = proposeAs(registrar, day.plusDays(3));
        Officer other = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        List<String> outcomes = race(
                () -> proposals.approve(first, "", supervisor.actor()),
                () -> proposals.approve(second, "", other.actor()));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "proposal.changed");
    }

    @Test
    void anAccountThatIsDisabledWhileItApprovesEitherDoesSoBeforeOrNotAtAll() throws Exception {
        UUID id = proposeAs(registrar);
        List<String> outcomes = race(
                () -> proposals.approve(id, "", supervisor.actor()),
                () -> accounts.disable(supervisor.name(), Actor.system("test")));
        assertThat(outcomes.get(1)).isEqualTo("done");
        boolean isApproved = outcomes.getFirst().equals("done");
        assertThat(find(id).on(today())).isEqualTo(isApproved ? Proposal.State.APPROVED : Proposal.State.WAITING);
    }

    @Test
    void aDayThatOverlapsOrLeavesAGapIsRefused() {
        UUID id = proposeAs(registrar);
        proposals.approve(id, "", supervisor.actor());
        PolicyProposal next = another("notice.change");
        for (LocalDate bad : List.of(day, day.minusDays(1), LocalDate.of(2021, 12, 1), LocalDate.of(2021, 11, 30))) {
            assertThat(refusal(() -> proposals.propose(kind, next, bad, WHY, registrar.actor())))
                    .isEqualTo("policy.overlap");
        }
        assertThat(proposals.propose(kind, next, day.plusDays(1), WHY, registrar.actor()))
                .isNotNull();
    }

    @Test
    void aValueHasTheShapeOfTheOneBefore() {
        for (String bad : List.of("0", "-1", "1.5", "10000", "three", "")) {
            assertThat(refusal(() -> propose("disclosure.prosecutor-check", bad, "")))
                    .isEqualTo("policy.number");
        }
        assertThat(refusal(() -> propose("disclosure.prosecutor-check", "48", "")))
                .isEqualTo("policy.same");
        assertThat(refusal(() -> propose("no.such-policy", "1", ""))).isEqualTo("policy.unknown");
        assertThat(refusal(() -> propose("registration.basis", "narrow or wide", "")))
                .isEqualTo("policy.names");
        assertThat(refusal(() -> propose("registration.first-day", "2021-02-30", "")))
                .isEqualTo("day.unreadable");
        assertThat(refusal(() -> propose("disclosure.prosecutor-check", "24", "x".repeat(201))))
                .isEqualTo("source.length");
        assertThat(propose("disclosure.prosecutor-check", "9999", "x".repeat(200)))
                .isNotNull();
    }

    @Test
    void aProposalIsThereForThoseWhoMayProposeOrDecideItAndForNobodyElse() {
        UUID id = proposeAs(registrar);
        Officer auditor = new Officers(accounts).with(Role.AUDITOR);
        assertThat(proposalReading.find(id, auditor.signedIn())).isEmpty();
        assertThat(proposalReading.find(id, supervisor.signedIn())).isPresent();
        assertThat(proposalReading.waitingFor(registrar.signedIn(), 1000))
                .as("registrars decide about certificates, and not about policy")
                .extracting(Proposal::kind)
                .doesNotContain(proposalReading
                        .find(id, supervisor.signedIn())
                        .orElseThrow()
                        .kind());
        assertThat(proposalReading.proposedBy(registrar.signedIn(), 10))
                .extracting(Proposal::id)
                .containsExactly(id);
    }

    private List<String> race(Runnable... steps) throws Exception {
        CyclicBarrier start = new CyclicBarrier(steps.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(steps.length)) {
            List<Future<String>> outcomes = Stream.of(steps)
                    .map(step -> threads.submit((Callable<String>) () -> {
                        start.await();
                        try {
                            step.run();
                            return "done";
                        } catch (InvalidValueException refused) {
                            return refused.code();
                        }
                    }))
                    .toList();
            return outcomes.stream().map(ApprovalTest::get).toList();
        }
    }

    private static String get(Future<String> outcome) {
        try {
            return outcome.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private UUID propose(String key, String value, String source) {
        return proposals.propose(kind, new PolicyProposal(key, value, source), day, WHY, registrar.actor());
    }

    private UUID proposeAs(Officer officer) {
        return proposeAs(officer, day);
    }

    private UUID proposeAs(Officer officer, LocalDate from) {
        return proposals.propose(kind, another("notice.change"), from, WHY, officer.actor());
    }

    private PolicyProposal another(String key) {
        return new PolicyProposal(key, otherThan(values.history(key).getLast()), "");
    }

    /** One more, so that it is never the value that is there, whichever of two proposals comes first. */
    private static String otherThan(PolicyValue before) {
        return Integer.toString(before.number() % 9000 + 1);
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
        } catch (InvalidValueException refused) {
            return refused.code();
        }
        return "none";
    }

    private Proposal find(UUID id) {
        return proposalReading.find(id, supervisor.signedIn()).orElseThrow();
    }

    private boolean waits(UUID id) {
        return find(id).on(today()) == Proposal.State.WAITING;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<String> trail(Officer officer) {
        return new TrailReader(jdbc).of(officer.account().id());
    }
}
