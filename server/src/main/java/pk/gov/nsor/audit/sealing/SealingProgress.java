package pk.gov.nsor.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far sealing is, whichever process seals, and what keeps it; as of the last look of this process's thread. */
public final class SealingProgress {

    private static final Logger LOG = LoggerFactory.getLogger(SealingProgress.class);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Measured measured;
    private volatile @Nullable String halted;

    public SealingProgress(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        // Until the first look nothing is known to be sealed.
        this.measured = new Measured(0, clock.instant(), null);
    }

    /** Looks how many leaves there are, and for the oldest entry that is none. */
    public void measure() {
        measured = Objects.requireNonNull(jdbc.queryForObject(
                """
                select coalesce(last.next_leaf, 0),
                       (select occurred_at from audit.entry
                        where (transaction, id) > (coalesce(last.last_transaction, '0'), coalesce(last.last_entry, 0))
                        order by transaction, id limit 1),
                       (select signed_at from audit.checkpoint order by id desc limit 1)
                from (select) one
                left join lateral (select * from audit.sealed order by next_leaf desc limit 1) last on true
                """,
                (row, number) -> new Measured(
                        row.getLong(1),
                        instant(row.getObject(2, OffsetDateTime.class)),
                        instant(row.getObject(3, OffsetDateTime.class)))));
    }

    /** Sealing does not go on until somebody has done something about it. */
    void halt(String reason) {
        if (!reason.equals(halted)) {
            LOG.error("The trail is not sealed: {}", reason);
        }
        halted = reason;
    }

    void goOn() {
        if (halted != null) {
            LOG.info("The trail is sealed again");
        }
        halted = null;
    }

    /** Why nothing is sealed until somebody has done something; null where it goes on. */
    public @Nullable String halted() {
        return halted;
    }

    /** Leaves of the tree. */
    public long leaves() {
        return measured.leaves();
    }

    /** For how long the oldest entry that is no leaf has waited; zero where all are. */
    public Duration behind() {
        Instant oldest = measured.oldestWaiting();
        return oldest == null ? Duration.ZERO : positive(Duration.between(oldest, clock.instant()));
    }

    /** How old the newest checkpoint is; null where there is none. */
    public @Nullable Duration checkpointAge() {
        Instant signed = measured.signedAt();
        return signed == null ? null : positive(Duration.between(signed, clock.instant()));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private record Measured(
            long leaves,
            @Nullable Instant oldestWaiting,
            @Nullable Instant signedAt) {}
}
