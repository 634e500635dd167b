package pk.gov.nsor.record.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.record.registration.StandingChange.Cause;

/**
 * Announces once a day what has changed by the passing of days since the last run. People whose last day on the
 * register has passed are sealed: that is written to the timeline and the trail, open pages are notified, and they are
 * no longer listed. People whose day to appear has passed get the next one stored. Only these people are derived anew.
 * No answer depends on it, since every reader compares days with today.
 *
 * <p>The people still to be announced follow from what is stored, so that the run can be interrupted anywhere and
 * continues where it was.
 */
@Component
public class DailyAnnouncement {

    private static final int BATCH = 100;

    /** While another process is running it, there is progress more often than this, unless it was interrupted. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Standings standings;
    private final StandingRepository table;
    private final Laws laws;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    DailyAnnouncement(
            JdbcClient jdbc,
            Standings standings,
            StandingRepository table,
            Laws laws,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.table = table;
        this.laws = laws;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The result of a run.
     *
     * @param ended how many people had had their last day
     * @param moved how many others had a day to appear that had passed
     */
    public record Brought(long ended, long moved) {

        private static final Brought NOTHING = new Brought(0, 0);

        private Brought and(Brought other) {
            return new Brought(ended + other.ended, moved + other.moved);
        }

        private boolean isNothing() {
            return ended + moved == 0;
        }
    }

    /** Empty where another process has run it for today, or is running it. */
    public Optional<Brought> announce() {
        LocalDate day = LocalDate.now(clock);
        if (!isClaimed(day)) {
            return Optional.empty();
        }
        Brought all = Brought.NOTHING;
        Brought batch;
        do {
            batch = batch(day);
            all = all.and(batch);
            // Guards against a clock that is put back, for which this day would never end.
        } while (!batch.isNothing() && !LocalDate.now(clock).isBefore(day));
        transaction.executeWithoutResult(
                status -> jdbc.sql("update registration.announcement set finished_at = ? where day = ?")
                        .params(OffsetDateTime.now(clock), day)
                        .update());
        return Optional.of(all);
    }

    private boolean isClaimed(LocalDate day) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Integer claimed = transaction.execute(status ->
                jdbc.sql("""
                        insert into registration.announcement as a (day, worked_at) values (?, ?)
                        on conflict (day) do update set worked_at = excluded.worked_at
                            where a.finished_at is null and a.worked_at < ?
                        """).params(day, now, now.minus(LONGEST_SILENCE)).update());
        return Objects.equals(claimed, 1);
    }

    private Brought batch(LocalDate day) {
        return Objects.requireNonNull(transaction.execute(status -> {
            laws.hold();
            Brought brought = Brought.NOTHING;
            for (PersonId person : left(day)) {
                brought = brought.and(tell(person, day));
            }
            jdbc.sql("""
                            update registration.announcement
                            set worked_at = ?, ended = ended + ?, moved = moved + ? where day = ?
                            """)
                    .params(OffsetDateTime.now(clock), brought.ended(), brought.moved(), day)
                    .update();
            return brought;
        }));
    }

    /** In the order in which every process that locks several people takes the locks. */
    private List<PersonId> left(LocalDate day) {
        return jdbc.sql("""
                        select person_id from (
                            (select person_id from registration.standing where last_day < :day limit :batch)
                            union
                            (select person_id from registration.standing where next_verification_on < :day limit :batch)
                        ) concerned order by person_id
                        """)
                .param("day", day)
                .param("batch", BATCH)
                .query(PersonId.class)
                .list();
    }

    private Brought tell(PersonId person, LocalDate day) {
        boolean isChanged = standings.rederive(person, Cause.TIME);
        if (!isChanged) {
            return new Brought(0, 1);
        }
        Standing now = table.of(person).orElseThrow();
        trail.append(TrailEntry.done(Standings.DERIVATION, TrailAction.STANDING_DERIVED)
                .about(person.value())
                .with(Map.of("day", day.toString(), "standing", now)));
        return now.isOnRegister(day) ? new Brought(0, 1) : new Brought(1, 0);
    }
}
