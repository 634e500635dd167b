package pk.gov.nsor.foundation.audit.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.jobs.Job;

/** Checks the whole trail once a night, in one of the processes; after an outage, as soon as a server is back. */
@Component
public class NightlyVerification {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyVerification.class);

    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final Actor ACTOR = Actor.system("nightly verification");
    private static final String LOCK = "hashtextextended('audit.verification', 0)";

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TrailCheckpoints checkpoints;
    private final VerificationRuns runs;
    private final Clock clock;

    NightlyVerification(
            DataSource database, JdbcTemplate jdbc, TrailCheckpoints checkpoints, VerificationRuns runs, Clock clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.checkpoints = checkpoints;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static Job nightlyVerificationJob(NightlyVerification verification) {
        return Job.daily("audit.verification", NIGHT)
                .within(Duration.ofHours(12))
                .does(verification::night);
    }

    void night() {
        runOncePerNight().ifPresent(NightlyVerification::tell);
    }

    /**
     * Checks the trail, unless it was checked since this night began, or another process is checking it.
     *
     * @throws UnreadableTrailException where the trail, or what a file of a witness holds, cannot be read
     */
    public Optional<Verdict> runOncePerNight() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (now.toLocalTime().isBefore(NIGHT)) {
            return Optional.empty();
        }
        Instant begin = now.toLocalDate().atTime(NIGHT).atZone(now.getZone()).toInstant();
        // The lock is the connection's, so that it goes with the process; a transaction open for minutes would hold up
        // others.
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Optional<Verdict>>) connection -> {
            JdbcTemplate locked = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (!isTrue(locked, "select pg_try_advisory_lock(" + LOCK + ")")) {
                return Optional.empty();
            }
            try {
                boolean wasRun = runs.newest()
                        .filter(run -> !run.verdict().begunAt().isBefore(begin))
                        .isPresent();
                return wasRun ? Optional.empty() : Optional.of(run());
            } finally {
                locked.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }));
    }

    private Verdict run() {
        List<WitnessedCheckpoint> held = checkpoints.witnessFiles().stream()
                .flatMap(file -> WitnessedCheckpoint.newest(file).stream())
                .toList();
        Verdict verdict =
                new TrailVerifier(checkpoints.keys(), clock).against(held).verify(database, leaves -> {});
        runs.store(verdict, ACTOR);
        return verdict;
    }

    private static boolean isTrue(JdbcTemplate jdbc, String question) {
        return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class));
    }

    private static void tell(Verdict verdict) {
        if (verdict.isSound()) {
            LOG.info("The trail is sound: {} leaves", verdict.size());
        } else {
            LOG.error(
                    "The trail is NOT sound, {} things do not fit; docs/runbooks/trail-not-sound.md says what to do. The first: {}",
                    verdict.found(),
                    verdict.findings().getFirst().line());
        }
    }
}
