package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.publicservice.release.ReleaseChannel.SMS_AREA;
import static pk.gov.nsor.publicservice.release.ReleaseChannel.SMS_CNIC;
import static pk.gov.nsor.publicservice.release.ReleaseChannel.STATISTICS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Off by one, on by two. The channel is on again after each test, as other tests need it. */
@RegisterTest
class ReleaseChannelsTest {

    private static final String ORDER = "Made-up order of the test, S.R.O. 1/2026";
    private static final String WHY = "Wrong answers are reported";

    @Autowired
    private ReleaseChannels channels;

    @Autowired
    private ReleaseOnProposal kind;

    @Autowired
    private CnicRelease release;

    @Autowired
    private AreaRelease areas;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @AfterEach
    void switchOnAgain() {
        if (channels.latest(SMS_CNIC).open() && !channels.inForce(SMS_CNIC).open()) {
            channels.switchOff(SMS_CNIC, "Between two tests", registrar.actor());
        }
        if (!channels.latest(SMS_CNIC).open()) {
            proposals.approve(propose(today()), "", supervisor.actor());
        }
        assertThat(answers()).isTrue();
    }

    @Test
    void onePersonSwitchesOffAndTheNextAnswerKnows() {
        assertThat(answers()).isTrue();
        int version = channels.inForce(SMS_CNIC).version();
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        assertThat(answers()).isFalse();
        assertThat(channels.inForce(SMS_CNIC).version()).isEqualTo(version + 1);
        assertThat(channels.inForce(SMS_CNIC).decidedBy())
                .isEqualTo(registrar.account().id());
        assertThat(new TrailReader(jdbc).of(registrar.account().id())).containsExactly("RELEASE_CHANNEL_SWITCHED DONE");
    }

    @Test
    void aDatabasePutBackUnderRunningServersTellsNothingOfCnicsAndNoFiguresUntilItIsPutRight(
            @Autowired DataSource database, @LocalServerPort int port) {
        JdbcClient owner = TestDatabase.superuserOf(database);
        int version = channels.inForce(SMS_CNIC).version();
        boolean hasAreas = channels.inForce(SMS_AREA).open();
        UUID restore = UUID.randomUUID();
        owner.sql("insert into restore.restoration (id, noticed_at) values (?, now())")
                .param(restore)
                .update();
        try {
            assertThat(answers()).isFalse();
            assertThat(channels.inForce(SMS_CNIC).version()).isEqualTo(version);
            assertThat(channels.inForce(STATISTICS).open()).isFalse();
            assertThat(channels.isHeldBack(STATISTICS)).isTrue();
            assertThat(channels.inForce(SMS_AREA).open()).isEqualTo(hasAreas);
            assertThat(channels.isHeldBack(SMS_AREA)).isFalse();
            WebSession session = new WebSession(port);
            session.signIn(supervisor.name(), Officers.PASSWORD);
            assertThat(session.get("/release").body())
                    .contains("The public is not answered", "put back to an earlier moment under running servers")
                    .doesNotContain("It is decided that");

            owner.sql("update restore.restoration set restored_at = now() where id = ?")
                    .param(restore)
                    .update();
            assertThat(channels.isHeldBack(SMS_CNIC)).isFalse();
            assertThat(answers()).isTrue();
        } finally {
            owner.sql("delete from restore.restoration where id = ?")
                    .param(restore)
                    .update();
        }
    }

    @Test
    void switchingOnTakesASecondPerson() {
        channels.switchOff(SMS_CNIC, WHY, supervisor.actor());
        Officer other = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        UUID id = proposals.propose(
                kind, new ReleaseOnProposal.SwitchOn(SMS_CNIC, ORDER), today(), WHY, supervisor.actor());
        assertThat(refusal(() -> proposals.approve(id, "", supervisor.actor()))).isEqualTo("proposal.own");
        assertThat(answers()).isFalse();
        proposals.approve(id, "", other.actor());
        assertThat(answers()).isTrue();
        assertThat(channels.inForce(SMS_CNIC).proposal()).isEqualTo(id);
    }

    @Test
    void anOpeningRestsOnAnOrderThatIsSaid() {
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        assertThat(channels.inForce(SMS_CNIC).restsOn()).isNull();
        assertThat(refusal(() -> proposals.propose(
                        kind, new ReleaseOnProposal.SwitchOn(SMS_CNIC, null), today(), WHY, registrar.actor())))
                .isEqualTo("release.rests-on");
        proposals.approve(propose(today()), "", supervisor.actor());
        assertThat(channels.inForce(SMS_CNIC).restsOn()).isEqualTo(ORDER);
        assertThat(channels.inForce(SMS_CNIC).isWithoutOrder()).isFalse();
    }

    @Test
    void aChannelThatIsOpenWithoutARecordedOrderGetsOneByTwoWithoutBeingSwitchedOff(@Autowired DataSource database) {
        TestDatabase.superuserOf(database)
                .sql("update release.policy set rests_on = ? where channel = 'SMS_CNIC' and open")
                .param(ReleaseChannels.NOT_RECORDED)
                .update();
        assertThat(answers()).isTrue();
        assertThat(channels.inForce(SMS_CNIC).isWithoutOrder()).isTrue();
        proposals.approve(propose(today()), "", supervisor.actor());
        assertThat(answers()).isTrue();
        assertThat(channels.inForce(SMS_CNIC).restsOn()).isEqualTo(ORDER);
        assertThat(refusal(() -> propose(today()))).isEqualTo("release.open");
    }

    @Test
    void whoHasNotTheRoleOrNoReasonSwitchesNothing() {
        Officer auditor = new Officers(accounts).with(Role.AUDITOR);
        assertThat(refusal(() -> channels.switchOff(SMS_CNIC, WHY, auditor.actor())))
                .isEqualTo("release.role");
        assertThat(refusal(() -> channels.switchOff(SMS_CNIC, "1234", registrar.actor())))
                .isEqualTo("release.reason");
        assertThat(refusal(() -> channels.switchOff(SMS_CNIC, WHY, Actor.system("job"))))
                .isEqualTo("release.role");
        accounts.disable(registrar.name(), Actor.system("test"));
        assertThat(refusal(() -> channels.switchOff(SMS_CNIC, WHY, registrar.actor())))
                .isEqualTo("release.role");
        assertThat(answers()).isTrue();
        registrar = new Officers(accounts).with(Role.REGISTRAR);
    }

    @Test
    void whatIsOffIsNotSwitchedOffAgainAndWhatIsOnNotOn() {
        assertThat(refusal(() -> propose(today()))).isEqualTo("release.open");
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        assertThat(refusal(() -> channels.switchOff(SMS_CNIC, WHY, registrar.actor())))
                .isEqualTo("release.closed");
    }

    @Test
    void aDayToComeCountsFromThatDay() {
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        proposals.approve(propose(today().plusDays(2)), "", supervisor.actor());
        assertThat(answers()).isFalse();
        clock.move(Duration.ofDays(1));
        assertThat(answers()).isFalse();
        clock.move(Duration.ofDays(1));
        assertThat(answers()).isTrue();
        clock.move(Duration.ofDays(-2));
        assertThat(answers()).isFalse();
    }

    @Test
    void switchingOffAlsoTakesBackASwitchingOnOfADayToCome() {
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        proposals.approve(propose(today().plusDays(2)), "", supervisor.actor());
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        clock.move(Duration.ofDays(2));
        assertThat(answers()).isFalse();
        clock.move(Duration.ofDays(-2));
    }

    @Test
    void aDayThatIsPastMeansToday() {
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        proposals.approve(propose(today().minusDays(3)), "", supervisor.actor());
        assertThat(channels.inForce(SMS_CNIC).from()).isEqualTo(today());
    }

    @Test
    void aProposalToSwitchOnFallsWhereItWasSwitchedMeanwhile() {
        channels.switchOff(SMS_CNIC, WHY, registrar.actor());
        UUID first = propose(today());
        UUID second = propose(today());
        proposals.approve(first, "", supervisor.actor());
        channels.switchOff(SMS_CNIC, "Once more", registrar.actor());
        assertThat(refusal(() -> proposals.approve(second, "", supervisor.actor())))
                .isEqualTo("proposal.changed");
        assertThat(answers()).isFalse();
    }

    @Test
    void ofTwoWhoSwitchOffAtOnceOneDoes() throws Exception {
        Callable<String> step = () -> refusal(() -> channels.switchOff(SMS_CNIC, WHY, registrar.actor()));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<String> outcomes = threads.invokeAll(List.of(step, step)).stream()
                    .map(outcome -> outcome.resultNow())
                    .toList();
            assertThat(outcomes).containsExactlyInAnyOrder("none", "release.closed");
        }
    }

    @Test
    void eachChannelIsSwitchedByItself() {
        Officer other = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        channels.switchOff(SMS_AREA, WHY, registrar.actor());
        assertThat(areasAreTold()).isFalse();
        assertThat(answers()).isTrue();
        UUID id = proposals.propose(
                kind, new ReleaseOnProposal.SwitchOn(SMS_AREA, ORDER), today(), WHY, supervisor.actor());
        assertThat(refusal(() -> proposals.approve(id, "", supervisor.actor()))).isEqualTo("proposal.own");
        proposals.approve(id, "", other.actor());
        assertThat(areasAreTold()).isTrue();
        assertThat(channels.inForce(SMS_AREA).proposal()).isEqualTo(id);
        assertThat(channels.inForce(SMS_CNIC).proposal()).isNotEqualTo(id);
    }

    private boolean areasAreTold() {
        return Boolean.TRUE.equals(
                transaction.execute(status -> areas.latest(List.of("lahore")).open()));
    }

    private UUID propose(LocalDate from) {
        return proposals.propose(kind, new ReleaseOnProposal.SwitchOn(SMS_CNIC, ORDER), from, WHY, registrar.actor());
    }

    private boolean answers() {
        return Boolean.TRUE.equals(transaction.execute(
                status -> release.today(Set.of(Samples.cnic())).open()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
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
