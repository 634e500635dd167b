package pk.gov.nsor.agencies.verification.nadra;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pk.gov.nsor.foundation.kernel.Cnic;

/**
 * NADRA over HTTP, with Resilience4j between: a whole answer comes in time or is cut off; what may go better at once is tried
 * once more; and where half of the last questions failed none is put for a minute, then two to see.
 */
final class GuardedNadra implements IdentityVerification, AutoCloseable {

    private static final int WINDOW = 10;
    private static final int FEWEST = 5;
    private static final float HALF = 50;
    private static final Duration RESTS = Duration.ofMinutes(1);
    private static final int TRIES = 2;
    private static final Duration BEFORE_RETRY = Duration.ofMillis(500);

    private final NadraProperties properties;
    private final NadraClient client;
    private final CircuitBreaker breaker;
    private final TimeLimiter limiter;
    private final Retry retry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GuardedNadra(NadraProperties properties, Clock clock) {
        this.properties = properties;
        this.client = new NadraClient(properties);
        this.breaker = CircuitBreaker.of(
                "nadra",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(FEWEST)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(RESTS)
                        .permittedNumberOfCallsInHalfOpenState(TRIES)
                        .clock(clock)
                        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                        .build());
        this.limiter = TimeLimiter.of(properties.longest());
        this.retry = Retry.of(
                "nadra",
                RetryConfig.custom()
                        .maxAttempts(2)
                        .intervalFunction(IntervalFunction.of(BEFORE_RETRY))
                        .retryOnException(failed -> failed instanceof NadraException nadra
                                && (nadra.failure() == NadraFailure.AWAY || nadra.failure() == NadraFailure.BUSY))
                        .build());
    }

    @Override
    public boolean isOn() {
        return properties.isOn();
    }

    @Override
    public int perMinute() {
        return properties.perMinute();
    }

    @Override
    public int atOnce() {
        return properties.atOnce();
    }

    @Override
    public boolean mayAsk() {
        return isOn() && breaker.tryAcquirePermission();
    }

    @Override
    public void giveBack() {
        breaker.releasePermission();
    }

    @Override
    public Optional<StatedIdentity> ask(Cnic cnic) {
        return guarded(() -> client.ask(cnic));
    }

    @Override
    public FingerAnswer ask(Cnic cnic, int finger, byte[] wsq) {
        return guarded(() -> client.ask(cnic, finger, wsq));
    }

    @Override
    public Health health() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> Health.RESTS;
            case HALF_OPEN -> Health.TRIES;
            case CLOSED, DISABLED, METRICS_ONLY -> Health.ASKS;
        };
    }

    /** The caller has leave of the breaker, which is told how it went. */
    private <T> T guarded(Callable<T> question) {
        long begun = System.nanoTime();
        Callable<T> once = () -> answer(question);
        try {
            T answer = Retry.decorateCallable(retry, once).call();
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return answer;
        } catch (NadraException failed) {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failed);
            throw failed;
        } catch (Exception unexpected) {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, unexpected);
            throw new NadraException(NadraFailure.AWAY);
        }
    }

    /** On a thread of its own, which is interrupted when the time is over. */
    private <T> T answer(Callable<T> question) throws Exception {
        try {
            return limiter.executeFutureSupplier(() -> threads.submit(question));
        } catch (TimeoutException late) {
            throw new NadraException(NadraFailure.SLOW);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof NadraException nadra ? nadra : new NadraException(NadraFailure.AWAY);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
