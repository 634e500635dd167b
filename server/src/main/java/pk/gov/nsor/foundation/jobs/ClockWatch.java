package pk.gov.nsor.foundation.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices a clock that jumps by more than a day, forward or back: within a process against the time that has really
 * passed, and where a process starts against the clock of the database.
 */
@Component
public class ClockWatch {

    private static final Duration MOST = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Supplier<Stream<ClockAlarm>> alarms;
    private final ElapsedTime elapsed;
    private final Clock clock;
    private final Reading first;
    private @Nullable Reading last;

    @Autowired
    ClockWatch(JdbcClient jdbc, ObjectProvider<ClockAlarm> alarms, Clock clock) {
        this(jdbc, alarms::stream, System::nanoTime, clock);
    }

    public ClockWatch(JdbcClient jdbc, Supplier<Stream<ClockAlarm>> alarms, ElapsedTime elapsed, Clock clock) {
        this.jdbc = jdbc;
        this.alarms = alarms;
        this.elapsed = elapsed;
        this.clock = clock;
        this.first = now();
    }

    private record Reading(Instant wall, long nanos) {}

    /** A process starts: is its clock the database's? */
    public synchronized void start() {
        Instant database =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        Reading now = now();
        last = now;
        Duration ahead = Duration.between(database, now.wall());
        if (isMuch(ahead)) {
            alarms.get().forEach(alarm -> alarm.differsFromDatabase(ahead));
        }
    }

    /**
     * Compares the clock with its time at the last call. A jump is reported once; from then on the new time counts as
     * right.
     */
    public synchronized void check() {
        Reading now = now();
        Reading before = last;
        last = now;
        if (before != null) {
            Duration ahead = ahead(before, now);
            if (isMuch(ahead)) {
                alarms.get().forEach(alarm -> alarm.jumped(ahead));
            }
        }
    }

    /**
     * Whether the clock is over a day off the time that has passed since the server's start. It is until the clock is
     * right again, or somebody who has checked it restarts the server.
     */
    public boolean isOff() {
        return isMuch(ahead(first, now()));
    }

    private Reading now() {
        return new Reading(clock.instant(), elapsed.nanos());
    }

    private static Duration ahead(Reading before, Reading now) {
        return Duration.between(before.wall(), now.wall()).minusNanos(now.nanos() - before.nanos());
    }

    private static boolean isMuch(Duration ahead) {
        return ahead.abs().compareTo(MOST) > 0;
    }
}
