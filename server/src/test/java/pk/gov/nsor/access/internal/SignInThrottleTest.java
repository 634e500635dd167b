package pk.gov.nsor.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.access.internal.SignInThrottle.Step;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class SignInThrottleTest {

    private final String account = "registrar-" + UUID.randomUUID();
    private final String guesser = "guesser of " + account;
    private final String owner = "owner of " + account;
    private final TestClock clock = new TestClock();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Keys keys;

    @Test
    void anAddressWaitsAtAnAccountAfterItsFifthFailureThere() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES - 1, guesser);
        assertThat(throttle().wait(Step.PASSWORD, account, guesser)).isZero();
        fail(Step.PASSWORD, 1, guesser);
        assertThat(throttle().wait(Step.PASSWORD, account, guesser)).isPositive();
    }

    @Test
    void itWaitsLongerWithEachFailureAndNeverOverFiveMinutes() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES, guesser);
        clock.move(Duration.ofMillis(1_100));
        assertThat(throttle().wait(Step.PASSWORD, account, guesser)).isZero();
        fail(Step.PASSWORD, 2, guesser);
        clock.move(Duration.ofMillis(3_500));
        assertThat(throttle().wait(Step.PASSWORD, account, guesser)).isPositive();
        fail(Step.PASSWORD, 30, guesser);
        clock.move(SignInThrottle.LONGEST_WAIT.minusSeconds(5));
        assertThat(throttle().wait(Step.PASSWORD, account, guesser))
                .isPositive()
                .isLessThan(Duration.ofSeconds(5));
        clock.move(Duration.ofSeconds(6));
        assertThat(throttle().wait(Step.PASSWORD, account, guesser)).isZero();
    }

    @Test
    void nobodyElseIsLockedOut() {
        fail(Step.PASSWORD, 100, guesser);
        assertThat(throttle().wait(Step.PASSWORD, account, owner)).isZero();
        assertThat(throttle().wait(Step.PASSWORD, "colleague", guesser)).isZero();
        assertThat(throttle().delay(Step.PASSWORD, account, owner)).isEqualTo(SignInThrottle.DELAY);
        assertThat(throttle().delay(Step.PASSWORD, "colleague", owner)).isZero();
        assertThat(throttle().wait(Step.CODE, account, guesser))
                .as("passwords are one thing, codes another")
                .isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHourAndAtSuccess() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES + 3, guesser);
        throttle().succeeded(Step.PASSWORD, account, guesser);
        assertThat(throttle().wait(Step.PASSWORD, account, guesser)).isZero();
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES_OF_MANY, guesser);
        assertThat(throttle().delay(Step.PASSWORD, account, owner)).isPositive();
        clock.move(Duration.ofMinutes(16));
        assertThat(throttle().delay(Step.PASSWORD, account, owner)).isZero();
    }

    @Test
    void manyWrongCodesFromManyAddressesMakeAllWaitButTheAddressesOfTheOwner() {
        throttle().succeeded(Step.CODE, account, owner);
        for (int i = 0; i < SignInThrottle.FREE_FAILURES_OF_MANY - 1; i++) {
            fail(Step.CODE, 1, guesser + i);
        }
        assertThat(throttle().wait(Step.CODE, account, "another")).isZero();
        fail(Step.CODE, 1, guesser);
        assertThat(throttle().wait(Step.CODE, account, "another")).isPositive();
        assertThat(throttle().wait(Step.CODE, account, owner)).isZero();
        fail(Step.CODE, 20, guesser);
        clock.move(Duration.ofHours(2));
        fail(Step.CODE, 1, guesser + "late");
        assertThat(throttle().wait(Step.CODE, account, "another"))
                .as("wrong codes are remembered for a day")
                .isGreaterThan(SignInThrottle.LONGEST_WAIT.minusSeconds(5));
        clock.move(Duration.ofHours(25));
        assertThat(throttle().wait(Step.CODE, account, "another")).isZero();
        clock.move(Duration.ofDays(30));
        fail(Step.CODE, SignInThrottle.FREE_FAILURES_OF_MANY, guesser);
        assertThat(throttle().wait(Step.CODE, account, owner))
                .as("an address is known for 30 days")
                .isPositive();
    }

    @Test
    void whatIsForgottenIsRemoved() {
        fail(Step.PASSWORD, 1, guesser);
        throttle().forget();
        assertThat(isKept()).isTrue();
        clock.move(SignInThrottle.KNOWN_FOR.plusMinutes(1));
        throttle().forget();
        assertThat(isKept()).isFalse();
    }

    private boolean isKept() {
        return jdbc.sql("select 1 from access.sign_in_count where key = ?")
                .param(keys.keyedHash("sign-in-count").of("pair PASSWORD " + account + " " + guesser))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void fail(Step step, int times, String address) {
        for (int i = 0; i < times; i++) {
            throttle().failed(step, account, address);
        }
    }

    /** Another one at each call, as after a restart or in another process. */
    private SignInThrottle throttle() {
        return new SignInThrottle(jdbc, keys, clock);
    }
}
