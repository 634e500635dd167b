package pk.gov.nsor.publicservice.enquiry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** Scans that were noticed, until somebody at NPB has seen to them. They hold no number, nor the block of numbers. */
@Service
public class ScanAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(ScanAlerts.class);

    private static final int LONGEST_NOTE = 1000;

    private static final String SELECT = """
        select *, key_day as window_from, acknowledgement as acknowledged_note, closing as closed_note
        from enquiry.scan_alert""";

    private static final Map<String, String> SORTED_BY = Map.of(
            "noticed",
            "raised_at",
            "numbers",
            "numbers",
            "senders",
            "senders",
            "pattern",
            "kind",
            "state",
            "acknowledged_at is not null");

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    public ScanAlerts(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** What was done about an alert: when, by whom, and what they wrote. */
    public record Step(OffsetDateTime at, UUID by, String note) {}

    /**
     * An alert.
     *
     * @param windowFrom the first day of its window; while the window lasts and the alert is open, the scan is slowed
     * @param numbers how many different CNICs were answered about
     * @param acknowledged null where nobody has taken it on
     * @param closed null where it is open
     */
    public record Alert(
            UUID id,
            ScanPattern kind,
            LocalDate windowFrom,
            OffsetDateTime raisedAt,
            OffsetDateTime lastSeenAt,
            int numbers,
            int senders,
            @Nullable Step acknowledged,
            @Nullable Step closed) {

        /** The last day of its window. */
        public LocalDate windowTo() {
            return windowFrom.plusDays(kind.window().days() - 1L);
        }

        /** Where it stands, for texts. */
        public String state() {
            return closed != null ? "closed" : acknowledged != null ? "acknowledged" : "new";
        }
    }

    /**
     * Raises an alert, or brings the figures of the one there is up to date; once for each block and window, whichever
     * process finds it.
     *
     * @param subject the hash of what is scanned, under the window's key
     */
    @Transactional
    public void raise(ScanPattern kind, byte[] subject, LocalDate windowFrom, int numbers, int senders) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID id = UUID.randomUUID();
        boolean isNew = jdbc.sql("""
                        insert into enquiry.scan_alert as alert
                            (id, kind, subject_hash, key_day, raised_at, last_seen_at, numbers, senders)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (subject_hash) do update
                        set numbers = greatest(alert.numbers, excluded.numbers),
                            senders = greatest(alert.senders, excluded.senders), last_seen_at = excluded.last_seen_at
                        where alert.numbers < excluded.numbers or alert.senders < excluded.senders
                        returning id
                        """)
                .params(id, kind.name(), subject, windowFrom, now, now, numbers, senders)
                .query(UUID.class)
                .optional()
                .filter(id::equals)
                .isPresent();
        if (isNew) {
            LOG.warn("The register is being scanned by SMS ({}): {} numbers by {} senders", kind, numbers, senders);
            trail.append(TrailEntry.done(Actor.system("scan-watch"), TrailAction.SCAN_NOTICED)
                    .about(id)
                    .with(Map.of("kind", kind.name(), "numbers", numbers, "senders", senders)));
        }
    }

    /** Those nobody has closed, the latest first. */
    @Transactional(readOnly = true)
    public List<Alert> open() {
        return jdbc.sql(SELECT + " where closed_at is null order by raised_at desc, id")
                .query(Alert.class)
                .list();
    }

    /** How many nobody has closed. */
    @Transactional(readOnly = true)
    public long countOpen() {
        return jdbc.sql("select count(*) from enquiry.scan_alert where closed_at is null")
                .query(Long.class)
                .single();
    }

    /** How many were raised from one moment to before another. */
    @Transactional(readOnly = true)
    public long countBetween(Instant from, Instant until) {
        return jdbc.sql("select count(*) from enquiry.scan_alert where raised_at >= ? and raised_at < ?")
                .params(OffsetDateTime.ofInstant(from, Day.ZONE), OffsetDateTime.ofInstant(until, Day.ZONE))
                .query(Long.class)
                .single();
    }

    /** Those that are closed, or those that are not, the latest first. */
    @Transactional(readOnly = true)
    public List<Alert> list(boolean closed, ListSort sort, long after, int most) {
        return jdbc.sql(SELECT + " where "
                        + "(closed_at is not null) = :closed order by "
                        + sort.sql(SORTED_BY, "raised_at desc, id") + " offset :after limit :most")
                .param("closed", closed)
                .param("after", after)
                .param("most", most)
                .query(Alert.class)
                .list();
    }

    @Transactional(readOnly = true)
    public long countClosed() {
        return jdbc.sql("select count(*) from enquiry.scan_alert where closed_at is not null")
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Alert> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(Alert.class).optional();
    }

    /**
     * Somebody takes it on. The scan stays slowed.
     *
     * @param note what they will do, 1 to 1000 characters
     * @throws InvalidValueException where the note is missing or too long, or somebody has taken it on already
     */
    @Transactional
    public void acknowledge(UUID id, String note, Actor actor) {
        step(id, note, actor, TrailAction.SCAN_ALERT_ACKNOWLEDGED, """
                update enquiry.scan_alert set acknowledged_at = ?, acknowledged_by = ?, acknowledgement = ?
                where id = ? and acknowledged_at is null
                """);
    }

    /**
     * Nothing more is to be done. What was scanned is not slowed any more, nor noticed again before its window is over.
     *
     * @param note what came of it, 1 to 1000 characters
     * @throws InvalidValueException where the note is missing or too long, nobody has taken it on, or it is closed already
     */
    @Transactional
    public void close(UUID id, String note, Actor actor) {
        step(id, note, actor, TrailAction.SCAN_ALERT_CLOSED, """
                update enquiry.scan_alert set closed_at = ?, closed_by = ?, closing = ?
                where id = ? and acknowledged_at is not null and closed_at is null
                """);
    }

    private void step(UUID id, String note, Actor actor, TrailAction action, String update) {
        String clean = note.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NOTE) {
            throw new InvalidValueException("scan.note", "Write a note of 1 to %s characters.", LONGEST_NOTE)
                    .at("note");
        }
        Screened.require(clean, "note");
        int changed = jdbc.sql(update)
                .params(OffsetDateTime.now(clock), Objects.requireNonNull(actor.id()), clean, id)
                .update();
        if (changed == 0) {
            throw new InvalidValueException("scan.changed", "Somebody else has seen to this alert meanwhile.");
        }
        trail.append(TrailEntry.done(actor, action).about(id).with(Map.of("note", clean)));
    }
}
