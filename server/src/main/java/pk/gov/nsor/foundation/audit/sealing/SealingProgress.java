package pk.gov.nsor.foundation.audit.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far sealing has got, whichever process seals, and what delays it, as of this process's last check. */
public final class SealingProgress {

    private static final Logger LOG = LoggerFactory.getLogger(SealingProgress.class);

    private static final Duration UNSEEN = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Measured measured;
    private volatile @Nullable String halted;
    private volatile long measuredNanos = System.nanoTime();

    public SealingProgress(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        // Until the first check nothing is known to be sealed.
        this.measured = new Measured(0, clock.instant(), null, 0);
    }

    /** Reads how many leaves there are, and the oldest entry that is not sealed. */
    public void measure() {
        measured = Objects.requireNonNull(jdbc.queryForObject(
                """
                select coalesce(last.next_leaf, 0),
                       (select occurred_at from audit.entry
                        where (transaction, id) > (coalesce(last.last_transaction, '0'), coalesce(last.last_entry, 0))
                        order by transaction, id limit 1),
                       (select signed_at from audit.checkpoint order by id desc limit 1),
                       (select count(*) from (select from audit.misdated limit 1000) found)
                from (select) one
                left join lateral (select * from audit.sealed order by next_leaf desc limit 1) last on true
                """,
                (row, number) -> new Measured(
                        row.getLong(1),
                        instant(row.getObject(2, OffsetDateTime.class)),
                        instant(row.getObject(3, OffsetDateTime.class)),
                        row.getLong(4))));
        measuredNanos = System.nanoTime();
    }

    /** Marks that sealing has stopped until somebody intervenes. */
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

    /** Why nothing is sealed until somebody intervenes; null where sealing runs. */
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
        Duration waited = oldest == null ? Duration.ZERO : positive(Duration.between(oldest, clock.instant()));
        // Where there was no check for a while, nothing is known of what was written since.
        Duration unseen = Duration.ofNanos(System.nanoTime() - measuredNanos);
        return unseen.compareTo(UNSEEN) > 0 && unseen.compareTo(waited) > 0 ? unseen : waited;
    }

    /** How old the newest checkpoint is; null where there is none. */
    public @Nullable Duration checkpointAge() {
        Instant signed = measured.signedAt();
        return signed == null ? null : positive(Duration.between(signed, clock.instant()));
    }

    /** Entries sealed with an impossible time; a thousand where there are more. */
    public long misdated() {
        return measured.misdated();
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
            @Nullable Instant signedAt,
            long misdated) {}
}
