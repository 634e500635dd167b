package pk.gov.nsor.policing.supervision.review;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.jobs.ClockAlarm;
import pk.gov.nsor.foundation.jobs.ClockDoubts;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;

/** Stops the review of cases in all processes where a clock cannot be trusted, until somebody at NPB has seen to it. */
@Service
public class CaseReviewHalts implements ClockDoubts, ClockAlarm {

    private static final RecordMapper<Halt> HALT =
            RecordMapper.of(Halt.class).with("ahead", row -> Duration.ofSeconds(row.getLong("seconds")));

    private static final Logger LOG = LoggerFactory.getLogger(CaseReviewHalts.class);

    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    CaseReviewHalts(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** What was wrong. The names are stored. */
    public enum Cause {
        JUMPED_AHEAD,
        JUMPED_BACK,
        /** The clock of a process that started is not that of the database. */
        NOT_AS_THE_DATABASE
    }

    /**
     * The review of cases stands still.
     *
     * @param ahead by how much the clock was ahead; negative where it was behind
     */
    public record Halt(UUID id, Cause cause, Duration ahead, OffsetDateTime haltedAt) {}

    /** Stops it; where it stands still already, the first cause is kept. */
    @Transactional
    public void halt(Cause cause, Duration ahead) {
        LOG.error(
                "The review of cases is stopped: a clock cannot be trusted ({}, {} hours). No duty opens and no breach is alleged"
                        + " until a national supervisor lets it go on",
                cause,
                ahead.toHours());
        jdbc.sql("""
                        insert into supervision.case_review_halt (id, cause, seconds) values (?, ?, ?)
                        on conflict ((true)) where ended_at is null do nothing
                        """).params(UUID.randomUUID(), cause.name(), ahead.toSeconds()).update();
    }

    @Override
    public void jumped(Duration ahead) {
        halt(ahead.isNegative() ? Cause.JUMPED_BACK : Cause.JUMPED_AHEAD, ahead);
    }

    @Override
    public void differsFromDatabase(Duration ahead) {
        halt(Cause.NOT_AS_THE_DATABASE, ahead);
    }

    @Override
    public boolean isDoubted() {
        return now().isPresent();
    }

    /** Why it stands still; empty where it does not. */
    @Transactional(readOnly = true)
    public Optional<Halt> now() {
        return jdbc.sql("select id, cause, seconds, halted_at from supervision.case_review_halt where ended_at is null")
                .query(HALT)
                .optional();
    }

    /**
     * Lets it go on. What the clock says now is believed.
     *
     * @param reason what was wrong and that it is right now, 1 to 1000 characters
     * @throws InvalidValueException where it does not stand still for this, or the reason is missing or too long
     */
    @Transactional
    public void goOn(UUID halt, String reason, Actor actor) {
        String clean = reason.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "case-review.reason",
                            "Say what was wrong with the clock, in 1 to %s characters.",
                            LONGEST_REASON)
                    .at("reason");
        }
        Screened.require(clean, "reason");
        List<UUID> ended = jdbc.sql("""
                        update supervision.case_review_halt set ended_at = ?, ended_by = ?, reason = ?
                        where id = ? and ended_at is null returning id
                        """)
                .params(OffsetDateTime.now(clock), Objects.requireNonNull(actor.id()), clean, halt)
                .query(UUID.class)
                .list();
        if (ended.isEmpty()) {
            throw new InvalidValueException("case-review.ended", "The review of cases goes on already.");
        }
        trail.append(TrailEntry.done(actor, TrailAction.CASE_REVIEW_RESUMED)
                .about(halt)
                .with(Map.of("reason", clean)));
    }
}
