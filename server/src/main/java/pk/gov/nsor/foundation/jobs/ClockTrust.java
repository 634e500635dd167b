package pk.gov.nsor.foundation.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Whether the clock can be trusted for irreversible actions: destroying keys, and erasing data whose retention has
 * ended. Everything that does so checks here first, by {@code PurgeRuns.mayErase} or {@link Keys#guardedBy}. See ADR
 * 3.
 */
@Component
public class ClockTrust implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ClockTrust.class);

    /** The largest difference between two clocks that are right. */
    static final Duration MOST = Duration.ofMinutes(5);

    /**
     * A larger jump needs a person to check it; a smaller one, such as after a pause of the machine, ends by itself.
     */
    private static final Duration LARGE = Duration.ofDays(1);

    /** A register that wrote nothing for this long was either stopped, or its clock went ahead while it was. */
    static final Duration STILL = Duration.ofDays(3);

    /** The time in which people can notice that a clock is wrong before anything is destroyed by it. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LastWritten lastWritten;
    private final ObjectProvider<ClockDoubts> others;
    private final boolean isWatched;
    private final boolean stoodStill;
    private final long startedNanos = System.nanoTime();
    private Instant wall;
    private long nanos;
    private @Nullable Long jumpedNanos;

    ClockTrust(
            JdbcClient jdbc,
            Clock clock,
            Keys keys,
            LastWritten lastWritten,
            ObjectProvider<ClockDoubts> others,
            @Value("${nsor.clock.watched}") boolean isWatched) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.lastWritten = lastWritten;
        this.others = others;
        this.isWatched = isWatched;
        this.wall = clock.instant();
        this.nanos = System.nanoTime();
        this.stoodStill = isWatched && hasStoodStill();
        keys.guardedBy(this::isTrusted);
    }

    /** Why the clock cannot be trusted. */
    public enum Doubt {
        /** It has moved by more or less than the elapsed time. */
        JUMPED,
        /** The database says another time. */
        NOT_AS_THE_DATABASE,
        /** Nothing was written for days before this server started, and it started less than a day ago. */
        STOOD_STILL,
        /** Nobody has confirmed that it is right after a jump. */
        NOT_SEEN_TO
    }

    /** Where it cannot be trusted, the log gives the reason. */
    public boolean isTrusted() {
        Optional<Doubt> doubt = doubt();
        doubt.ifPresent(why -> LOG.error(
                "The clock says {} and cannot be trusted ({}): no key is destroyed and nothing is erased",
                clock.instant(),
                why));
        return doubt.isEmpty();
    }

    /** Empty where it can be trusted. */
    public synchronized Optional<Doubt> doubt() {
        if (!isWatched) {
            return Optional.empty();
        }
        if (hasJumped()) {
            return Optional.of(Doubt.JUMPED);
        }
        if (differsFromDatabase()) {
            return Optional.of(Doubt.NOT_AS_THE_DATABASE);
        }
        if (stoodStill && since(startedNanos).compareTo(PATIENCE) < 0) {
            return Optional.of(Doubt.STOOD_STILL);
        }
        return others.stream().anyMatch(ClockDoubts::isDoubted) ? Optional.of(Doubt.NOT_SEEN_TO) : Optional.empty();
    }

    private boolean hasJumped() {
        Duration off =
                Duration.between(wall.plus(since(nanos)), clock.instant()).abs();
        if (off.compareTo(MOST) <= 0) {
            jumpedNanos = null;
            return false;
        }
        if (jumpedNanos == null) {
            jumpedNanos = System.nanoTime();
        }
        if (off.compareTo(LARGE) <= 0 && since(jumpedNanos).compareTo(PATIENCE) > 0) {
            wall = clock.instant();
            nanos = System.nanoTime();
            return false;
        }
        return true;
    }

    private boolean differsFromDatabase() {
        Instant database = jdbc.sql("select retention.moment()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return Duration.between(database, clock.instant()).abs().compareTo(MOST) > 0;
    }

    private boolean hasStoodStill() {
        try {
            return lastWritten
                    .at()
                    .filter(last -> last.plus(STILL).isBefore(clock.instant()))
                    .isPresent();
        } catch (DataAccessException away) {
            // Then it has not been seen to go on.
            return true;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nsor.clock.doubted", this, trust -> trust.doubt().isPresent() ? 1 : 0)
                .description("1 where the clock cannot be trusted, so that nothing is erased and no key destroyed")
                .register(registry);
    }
}
