package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts.Cause;

/**
 * Notices a clock that jumps by more than a day, forward or back, and stops the review of cases: within a process against the time
 * that has really passed, and where a process starts against the clock of the database.
 */
@Component
public class ClockWatch {

    private static final Duration MOST = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final CaseReviewHalts halts;
    private final ElapsedTime elapsed;
    private final Clock clock;
    private @Nullable Reading last;

    public ClockWatch(JdbcClient jdbc, CaseReviewHalts halts, ElapsedTime elapsed, Clock clock) {
        this.jdbc = jdbc;
        this.halts = halts;
        this.elapsed = elapsed;
        this.clock = clock;
    }

    private record Reading(Instant wall, long nanos) {}

    /** A process starts: is its clock the database's? */
    public synchronized void start() {
        Instant database =
                jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
        Instant wall = clock.instant();
        last = new Reading(wall, elapsed.nanos());
        judge(Duration.between(database, wall), Cause.NOT_AS_THE_DATABASE, Cause.NOT_AS_THE_DATABASE);
    }

    /**
     * Compares the clock with its time at the last call. A jump is reported once; from then on the new time counts as
     * right.
     */
    public synchronized void check() {
        Reading now = new Reading(clock.instant(), elapsed.nanos());
        Reading before = last;
        last = now;
        if (before != null) {
            Duration passed = Duration.ofNanos(now.nanos() - before.nanos());
            judge(Duration.between(before.wall(), now.wall()).minus(passed), Cause.JUMPED_AHEAD, Cause.JUMPED_BACK);
        }
    }

    private void judge(Duration ahead, Cause whereAhead, Cause whereBehind) {
        if (ahead.abs().compareTo(MOST) > 0) {
            halts.halt(ahead.isNegative() ? whereBehind : whereAhead, ahead);
        }
    }
}
