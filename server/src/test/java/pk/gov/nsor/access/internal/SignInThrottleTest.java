package pk.gov.nsor.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.testing.TestClock;

class SignInThrottleTest {

    private static final String ACCOUNT = "registrar";
    private static final String GUESSER = "192.0.2.1";
    private static final String OWNER = "192.0.2.2";

    private final TestClock clock = new TestClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void anAddressWaitsAtAnAccountAfterItsFifthFailureThere() {
        fail(SignInThrottle.FREE_FAILURES - 1);
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isFalse();
        fail(1);
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isTrue();
    }

    @Test
    void itWaitsLongerWithEachFailureAndNeverOverFiveMinutes() {
        fail(SignInThrottle.FREE_FAILURES);
        clock.move(Duration.ofMillis(1_100));
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isFalse();
        fail(2);
        clock.move(Duration.ofMillis(3_500));
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isTrue();
        fail(30);
        clock.move(SignInThrottle.LONGEST_WAIT.minusSeconds(5));
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isTrue();
        clock.move(Duration.ofSeconds(6));
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isFalse();
    }

    @Test
    void nobodyElseIsLockedOut() {
        fail(100);
        assertThat(throttle.mustWait(ACCOUNT, OWNER)).isFalse();
        assertThat(throttle.mustWait("colleague", GUESSER)).isFalse();
        assertThat(throttle.delay(ACCOUNT, OWNER)).isEqualTo(SignInThrottle.DELAY);
        assertThat(throttle.delay("colleague", OWNER)).isZero();
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHourAndAtSuccess() {
        fail(SignInThrottle.FREE_FAILURES + 3);
        throttle.succeeded(ACCOUNT, GUESSER);
        assertThat(throttle.mustWait(ACCOUNT, GUESSER)).isFalse();
        fail(SignInThrottle.FREE_FAILURES_OF_MANY);
        assertThat(throttle.delay(ACCOUNT, OWNER)).isPositive();
        clock.move(Duration.ofMinutes(16));
        assertThat(throttle.delay(ACCOUNT, OWNER)).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(ACCOUNT, GUESSER);
        }
    }
}
