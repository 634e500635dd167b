package pk.gov.nsor.agencies.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification;

/** How often NADRA is asked by all processes together, about CNICs and about fingers. */
@Component
class AskingRate {

    /** More than a minute: the slowest rate is one question a minute. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    /** What was not asked in the last seconds may be asked at once: the job begins every two. */
    private static final Duration BURST = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final IdentityVerification nadra;
    private final Clock clock;

    AskingRate(JdbcClient jdbc, IdentityVerification nadra, Clock clock) {
        this.jdbc = jdbc;
        this.nadra = nadra;
        this.clock = clock;
    }

    /**
     * Whether a question may go out now. Until the end of the transaction no other claim is made: the rate is of all processes
     * together, and none misses what another has just passed by.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean allowsOne() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        // A moment that no rate can mean is of a clock that was put back since.
        return jdbc.sql("""
                        select next_at <= :now or next_at > :latest from verification.service where id = 1 for update
                        """)
                .param("now", now)
                .param("latest", now.plus(LONGEST_PAUSE))
                .query(Boolean.class)
                .single();
    }

    /** Counts a question that goes out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void count() {
        count(Duration.ofMinutes(1).dividedBy(nadra.perMinute()), BURST);
    }

    /**
     * As above.
     *
     * @param pause between two questions of all processes
     * @param burst how much of what was not asked lately may be asked at once
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void count(Duration pause, Duration burst) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update verification.service
                        set next_at = greatest(least(next_at, :now), :earliest) + make_interval(secs => :pause)
                        where id = 1
                        """)
                .param("now", now)
                .param("earliest", now.minus(burst))
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }
}
