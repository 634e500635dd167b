package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.reference.ReferenceVersions;
import pk.gov.nsor.foundation.requirement.Schedule;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.lawchange.OffenceProposal;
import pk.gov.nsor.record.registration.lawchange.OffenceRuleProposal;
import pk.gov.nsor.testing.LockWaiters;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

/** What a transaction has of the law and of a person before it holds them, and since. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawHeldTest {

    private static final String WHY = "Gazette of 3 January";

    @Autowired
    private Proposals proposals;

    @Autowired
    private OffenceRuleProposal kind;

    @Autowired
    private OffenceRules rules;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void whoeverLocksAPersonWaitsForTheLawFirstAndFindsThePersonAsTheyAreThen() throws Exception {
        PersonId person = registration
                .register(
                        Offenders.identity(null),
                        null,
                        List.of(),
                        Offenders.conviction("PPC 377"),
                        null,
                        registrar.actor())
                .person();
        LocalDate written = LocalDate.of(1971, 2, 3);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> change = threads.submit(() -> transaction.executeWithoutResult(status -> {
                rules.holdAlone();
                held.countDown();
                await(goOn);
                // Were the person locked by whoever waits for the law, neither would go on.
                TestDatabase.superuserOf(dataSource)
                        .sql("update register.person set born_on = ? where id = ?")
                        .params(written, person.value())
                        .update();
            }));
            await(held);
            Future<LocalDate> found = threads.submit(() -> transaction.execute(status -> {
                people.lock(person);
                assertThat(isFree(person)).as("the person is locked").isFalse();
                return people.get(person).identity().bornOn();
            }));
            LockWaiters.awaitForAdvisoryLock(jdbc, 1);
            assertThat(isFree(person)).as("the person is not locked yet").isTrue();
            goOn.countDown();
            change.get(20, TimeUnit.SECONDS);
            assertThat(found.get(20, TimeUnit.SECONDS)).isEqualTo(written);
        }
    }

    @Test
    void versionsThatAStatementHasBroughtAreGoodUntilTheLawIsHeld() {
        Section section = Section.parse("PPC 369A");
        LocalDate day = LocalDate.of(2026, 5, 1);
        UUID proposal = proposals.propose(
                kind,
                new OffenceProposal("PPC 369A", Schedule.I, true, false, false, false, "", WHY),
                day,
                WHY,
                registrar.actor());
        OffenceRules another = otherProcess();
        assertThat(another.inForce(section, day)).hasSize(1);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select " + ReferenceVersions.COLUMN).query(ReferenceVersions::take);
            inAnotherThread(() -> {
                proposals.approve(proposal, "", supervisor.actor());
                return proposal;
            });
            assertThat(another.inForce(section, day))
                    .as("by the versions that were brought")
                    .hasSize(1);
            another.hold();
            assertThat(another.inForce(section, day)).isEmpty();
        });
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

    /** For another transaction. */
    private boolean isFree(PersonId person) {
        return inAnotherThread(() -> jdbc.sql("select id from register.person where id = ? for update skip locked")
                .param(person.value())
                .query(UUID.class)
                .optional()
                .isPresent());
    }

    private static <T extends Object> T inAnotherThread(Callable<T> work) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(work).get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
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
}
