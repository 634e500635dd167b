package pk.gov.nsor.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import pk.gov.nsor.foundation.kernel.Day;

/** The machine's clock, moved by as much as a test wants; {@code -Dtest.ahead=P2D} runs all of them on another day. */
public final class TestClock extends Clock {

    private final AtomicReference<Duration> moved =
            new AtomicReference<>(Duration.parse(System.getProperty("test.ahead", "PT0S")));

    private final AtomicReference<@Nullable Instant> stoppedAt = new AtomicReference<>();

    /** Moves on (or back) from where it is. The shared clock is put back after each test ({@link RegisterParameters}). */
    public void move(Duration by) {
        moved.updateAndGet(before -> before.plus(by));
    }

    Duration moved() {
        return moved.get();
    }

    void moveTo(Duration ahead) {
        moved.set(ahead);
    }

    /** From now on it moves only as the test says: for what counts seconds. Not for the shared clock. */
    public void stop() {
        stoppedAt.compareAndSet(null, Instant.now());
    }

    @Override
    public ZoneId getZone() {
        return Day.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The register has one zone");
    }

    @Override
    public Instant instant() {
        Instant stopped = stoppedAt.get();
        return (stopped == null ? Instant.now() : stopped).plus(moved.get());
    }

    /** Replaces the clock of a test's context. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
