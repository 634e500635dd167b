package pk.gov.nsor.foundation.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Claim;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Claim.Granted;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Claim.Refused;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Step;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Why;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class SignInThrottleTest {

    private static final int PASSWORDS = 100;
    private static final int CODES = 50;
    private static final int OF_NETWORK = 60;

    private final String account = "registrar-" + UUID.randomUUID();
    private final String guesser = "guesser of " + account;
    private final String owner = "owner of " + account;
    private final TestClock clock = new TestClock();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Keys keys;

    @BeforeEach
    void theDayHasJustBegunAndNoTimePassesUnlessATestSaysSo() {
        clock.stop();
        clock.move(Duration.between(
                clock.instant(),
                LocalDate.now(clock)
                        .plusDays(1)
                        .atTime(LocalTime.of(1, 0))
                        .atZone(clock.getZone())
                        .toInstant()));
    }

    @Test
    void anAddressWaitsAtAnAccountAfterItsFifthFailureThere() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES, guesser);
        assertThat(claim(Step.PASSWORD, account, guesser)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Why.WAIT);
            assertThat(refused.left()).isPositive();
        });
    }

    @Test
    void itWaitsLongerWithEachFailureAndNeverOverFiveMinutes() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES, guesser);
        clock.move(Duration.ofMillis(1_100));
        fail(Step.PASSWORD, 1, guesser);
        clock.move(Duration.ofMillis(1_500));
        assertThat(claim(Step.PASSWORD, account, guesser)).isInstanceOf(Refused.class);
        clock.move(Duration.ofMillis(600));
        fail(Step.PASSWORD, 1, guesser);
        for (int i = 0; i < 15; i++) {
            clock.move(SignInThrottle.LONGEST_WAIT.plusSeconds(1));
            fail(Step.PASSWORD, 1, guesser);
        }
        clock.move(SignInThrottle.LONGEST_WAIT.minusSeconds(5));
        assertThat(((Refused) claim(Step.PASSWORD, account, guesser)).left())
                .isPositive()
                .isLessThan(Duration.ofSeconds(6));
        clock.move(Duration.ofSeconds(6));
        assertThat(claim(Step.PASSWORD, account, guesser)).isInstanceOf(Granted.class);
    }

    @Test
    void nobodyElseIsMadeToWait() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES, guesser);
        for (int i = 0; i < 20; i++) {
            fail(Step.PASSWORD, 1, guesser + i);
        }
        assertThat(claim(Step.PASSWORD, account, guesser)).isInstanceOf(Refused.class);
        assertThat(claim(Step.PASSWORD, "colleague of " + account, guesser)).isEqualTo(new Granted(Duration.ZERO));
        assertThat(claim(Step.PASSWORD, account, owner)).isEqualTo(new Granted(SignInThrottle.DELAY));
        assertThat(claim(Step.PASSWORD, "colleague of " + account, owner)).isEqualTo(new Granted(Duration.ZERO));
        assertThat(claim(Step.CODE, account, guesser))
                .as("passwords are one thing, codes another")
                .isEqualTo(new Granted(Duration.ZERO));
    }

    @Test
    void failuresAreForgottenAfterAQuarterOfAnHourAndAtSuccess() {
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES - 1, guesser);
        assertThat(claim(Step.PASSWORD, account, guesser)).isInstanceOf(Granted.class);
        throttle().succeeded(Step.PASSWORD, account, guesser);
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES, guesser);
        assertThat(claim(Step.PASSWORD, account, guesser)).isInstanceOf(Refused.class);
        for (int i = 0; i < SignInThrottle.FREE_FAILURES_OF_MANY; i++) {
            fail(Step.PASSWORD, 1, guesser + i);
        }
        assertThat(claim(Step.PASSWORD, account, owner)).isEqualTo(new Granted(SignInThrottle.DELAY));
        clock.move(Duration.ofMinutes(16));
        assertThat(claim(Step.PASSWORD, account, owner)).isEqualTo(new Granted(Duration.ZERO));
        fail(Step.PASSWORD, SignInThrottle.FREE_FAILURES, guesser);
    }

    @Test
    void manyWrongCodesFromManyAddressesMakeAllWaitButTheAddressesOfTheOwner() {
        right(Step.CODE, owner);
        for (int i = 0; i < SignInThrottle.FREE_FAILURES_OF_MANY; i++) {
            fail(Step.CODE, 1, guesser + i);
        }
        assertThat(claim(Step.CODE, account, "another")).isInstanceOf(Refused.class);
        right(Step.CODE, owner);
        clock.move(Duration.ofHours(2));
        for (int i = 0; i < 10; i++) {
            fail(Step.CODE, 1, guesser + "late" + i);
            clock.move(SignInThrottle.LONGEST_WAIT.plusSeconds(1));
        }
        fail(Step.CODE, 1, guesser + "last");
        assertThat(((Refused) claim(Step.CODE, account, "another")).left())
                .as("wrong codes are remembered for a day")
                .isGreaterThan(SignInThrottle.LONGEST_WAIT.minusSeconds(5));
        clock.move(Duration.ofHours(25));
        fail(Step.CODE, 1, "another");
        clock.move(Duration.ofDays(30));
        for (int i = 0; i < SignInThrottle.FREE_FAILURES_OF_MANY; i++) {
            fail(Step.CODE, 1, guesser + i);
        }
        assertThat(claim(Step.CODE, account, owner))
                .as("an address is known for 30 days")
                .isInstanceOf(Refused.class);
    }

    @Test
    void ofAThousandCodesAtOnceFromOneAddressNoMoreAreLookedAtThanOneAfterTheOther() throws Exception {
        assertThat(atOnce(1_000, i -> claim(Step.CODE, account, guesser))).isEqualTo(SignInThrottle.FREE_FAILURES);
    }

    @Test
    void ofAThousandCodesAtOnceFromAsManyAddressesNoMoreThanTwentyAre() throws Exception {
        assertThat(atOnce(1_000, i -> claim(Step.CODE, account, guesser + i)))
                .isEqualTo(SignInThrottle.FREE_FAILURES_OF_MANY);
    }

    @Test
    void ofAThousandPasswordsAtOnceFromAsManyAddressesNoMoreThanADaysAre() throws Exception {
        assertThat(atOnce(1_000, i -> claim(Step.PASSWORD, account, guesser + i)))
                .isEqualTo(PASSWORDS);
    }

    @Test
    void ofAThousandNamesOfNobodyAtOnceFromOneNetworkNoMoreThanItsShareAre() throws Exception {
        String net = "2001:db8:" + Integer.toHexString(account.hashCode() & 0xffff) + ":7:";
        assertThat(atOnce(1_000, i -> claim(Step.PASSWORD, account + i, net + ":" + Integer.toHexString(i + 1))))
                .isEqualTo(OF_NETWORK);
        assertThat(claim(Step.PASSWORD, account, net + ":ffff")).isEqualTo(refused(Why.NETWORK));
        assertThat(claim(Step.PASSWORD, account, net.replace(":7:", ":8:") + ":1"))
                .as("the next network")
                .isInstanceOf(Granted.class);
        assertThat(claim(Step.CODE, account, net + ":ffff")).as("codes").isInstanceOf(Granted.class);
        clock.move(SignInThrottle.WINDOW);
        assertThat(claim(Step.PASSWORD, account, net + ":ffff")).isInstanceOf(Granted.class);
    }

    @Test
    void whatIsRightOrNotLookedAtTakesNothingFromTheShareOfANetwork() {
        for (int i = 0; i < OF_NETWORK + 5; i++) {
            assertThat(claim(Step.PASSWORD, account + i, guesser)).isInstanceOf(Granted.class);
            if (i % 2 == 0) {
                throttle().succeeded(Step.PASSWORD, account + i, guesser);
            } else {
                throttle().unchecked(Step.PASSWORD, account + i, guesser);
            }
        }
        for (int i = 0; i < OF_NETWORK; i++) {
            assertThat(claim(Step.PASSWORD, account + i, guesser)).isInstanceOf(Granted.class);
        }
        assertThat(claim(Step.PASSWORD, account, guesser)).isEqualTo(refused(Why.NETWORK));
    }

    @Test
    void theFiftiethWrongCodeOfADayIsLookedAtAndTheNextIsNot() {
        right(Step.CODE, owner);
        codes(CODES - 1);
        right(Step.CODE, owner);
        clock.move(SignInThrottle.LONGEST_WAIT.plusSeconds(1));
        fail(Step.CODE, 1, guesser);
        clock.move(SignInThrottle.LONGEST_WAIT.plusSeconds(1));
        assertThat(claim(Step.CODE, account, guesser + "x")).isEqualTo(new Refused(Why.DAY, Duration.ZERO));
        assertThat(claim(Step.CODE, account, owner))
                .as("the owner, too")
                .isEqualTo(new Refused(Why.DAY, Duration.ZERO));
        assertThat(claim(Step.PASSKEY, account, owner)).as("who has a passkey").isInstanceOf(Granted.class);
        throttle().lift(Step.CODE, account);
        assertThat(claim(Step.CODE, account, owner))
                .as("after two have reset it")
                .isInstanceOf(Granted.class);
    }

    @Test
    void theHundredthWrongPasswordOfADayIsLookedAtAndTheNextIsNotUntilTomorrow() {
        for (int i = 0; i < PASSWORDS; i++) {
            fail(Step.PASSWORD, 1, guesser + i);
        }
        assertThat(claim(Step.PASSWORD, account, owner)).isEqualTo(new Refused(Why.DAY, Duration.ZERO));
        clock.move(Duration.ofHours(22).plusMinutes(55));
        assertThat(claim(Step.PASSWORD, account, owner)).isEqualTo(new Refused(Why.DAY, Duration.ZERO));
        clock.move(Duration.ofMinutes(6));
        assertThat(claim(Step.PASSWORD, account, owner)).isInstanceOf(Granted.class);
    }

    @Test
    void limitsThatWouldNotLeaveRoomForTheWaitsAreRefused() {
        for (int[] limits : new int[][] {{20, 50, 60}, {100, 20, 60}, {100, 50, 19}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new SignInThrottle(jdbc, transaction, keys, clock, limits[0], limits[1], limits[2]))
                    .withMessageContaining("nsor.sign-in");
        }
        SignInThrottle _ = new SignInThrottle(jdbc, transaction, keys, clock, 21, 21, 20);
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

    /** Wrong codes from everywhere, as slowly as they are looked at. */
    private void codes(int times) {
        for (int i = 0; i < times; i++) {
            fail(Step.CODE, 1, guesser + i);
            clock.move(SignInThrottle.LONGEST_WAIT.plusSeconds(1));
        }
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
            assertThat(claim(step, account, address)).isInstanceOf(Granted.class);
        }
    }

    private void right(Step step, String address) {
        assertThat(claim(step, account, address)).isInstanceOf(Granted.class);
        throttle().succeeded(step, account, address);
    }

    private Claim claim(Step step, String name, String address) {
        return throttle().claim(step, name, address);
    }

    private Refused refused(Why why) {
        long window = SignInThrottle.WINDOW.toSeconds();
        return new Refused(
                why, Duration.ofSeconds(window - Math.floorMod(clock.instant().getEpochSecond(), window)));
    }

    private interface Guess {

        Claim make(int number);
    }

    /** How many were granted of so many that come at the same moment, in two processes. */
    private int atOnce(int times, Guess guess) throws Exception {
        AtomicInteger number = new AtomicInteger();
        Callable<Claim> each = () -> guess.make(number.getAndIncrement());
        int granted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            List<Future<Claim>> all = threads.invokeAll(Collections.nCopies(times, each));
            for (Future<Claim> one : all) {
                granted += one.get() instanceof Granted ? 1 : 0;
            }
        }
        return granted;
    }

    /** Another one at each call, as after a restart or in another process. */
    private SignInThrottle throttle() {
        return new SignInThrottle(jdbc, transaction, keys, clock, PASSWORDS, CODES, OF_NETWORK);
    }
}
