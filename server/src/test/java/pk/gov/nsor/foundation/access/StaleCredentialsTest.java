package pk.gov.nsor.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.access.credential.Passkeys;
import pk.gov.nsor.foundation.access.credential.SecondFactors;
import pk.gov.nsor.foundation.access.credential.TimeCodes;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.SoftPasskey;
import pk.gov.nsor.testing.TestClock;

/** A request that was let in before a reset and works on after it. */
@RegisterTest
class StaleCredentialsTest {

    private static final int ROUNDS = 20;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Officer officer;

    @BeforeEach
    void somebody() {
        officer = new Officers(accounts).with(Role.REGISTRAR);
    }

    @Test
    void addsNoPasskeyAndSetsUpNoTelephoneAndGetsNoRecoveryCodes() {
        SignedIn before = now();
        String answer = new SoftPasskey().make(passkeys.toMake(before, "session"));
        reset();
        assertThat(passkeys.add(before, "Mine", answer, "session", officer.actor()))
                .isEqualTo(Passkeys.Added.EXPIRED);
        byte[] secret = TimeCodes.newSecret();
        assertThat(factors.enrol(before.accountId(), before.credentialVersion(), secret, code(secret), officer.actor()))
                .isEmpty();
        assertThat(factors.enrol(before.accountId(), now().credentialVersion(), secret, code(secret), officer.actor()))
                .hasValueSatisfying(enrolled -> {
                    assertThat(enrolled.recoveryCodes()).hasSize(10);
                    assertThat(enrolled.version()).isEqualTo(now().credentialVersion());
                });
        assertThat(factors.renewRecoveryCodes(before, officer.actor())).isEmpty();
        assertThat(factors.renewRecoveryCodes(now(), officer.actor())).hasSize(10);
    }

    @Test
    void ofAResetAndATelephoneThatIsSetUpAtThatMomentTheResetWins() throws Exception {
        byte[] secret = TimeCodes.newSecret();
        for (int round = 0; round < ROUNDS; round++) {
            officer = new Officers(accounts).with(Role.REGISTRAR);
            SignedIn before = now();
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<Boolean> thief = () -> {
                start.await();
                return factors.enrol(
                                before.accountId(), before.credentialVersion(), secret, code(secret), officer.actor())
                        .isPresent();
            };
            Callable<Boolean> two = () -> {
                start.await();
                reset();
                return true;
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (var each : threads.invokeAll(List.of(thief, two))) {
                    each.get();
                }
            }
            assertThat(factors.isEnrolled(before.accountId()))
                    .as("round %d", round)
                    .isFalse();
        }
    }

    @Test
    void theVersionMovesWithPasswordOpeningAndTelephoneAndWithNothingElse() {
        long version = now().credentialVersion();
        credentials.signedIn(officer.account().id());
        accounts.setRoles(officer.name(), java.util.Set.of(Role.OVERSIGHT), officer.actor());
        assertThat(now().credentialVersion()).isEqualTo(version);
        accounts.setPassword(officer.name(), Officers.PASSWORD, officer.actor());
        assertThat(now().credentialVersion()).isEqualTo(version + 1);
        factors.enrolKnown(officer.account().id(), TimeCodes.newSecret(), officer.actor());
        assertThat(now().credentialVersion()).isEqualTo(version + 2);
        accounts.disable(officer.name(), officer.actor());
        assertThat(jdbc.sql("select credential_version from access.account where id = ?")
                        .param(officer.account().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(version + 3);
    }

    private SignedIn now() {
        return credentials.current(officer.account().id()).orElseThrow();
    }

    private String code(byte[] secret) {
        return TimeCodes.code(secret, TimeCodes.step(clock.instant()));
    }

    private void reset() {
        transaction.executeWithoutResult(status -> {
            accounts.reopen(officer.account(), PassPhrase.generate(), officer.actor());
            factors.reset(officer.account().id(), officer.actor());
        });
    }
}
