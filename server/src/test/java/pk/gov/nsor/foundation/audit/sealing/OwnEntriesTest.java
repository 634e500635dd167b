package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.sealing.OwnEntries.Lost;
import pk.gov.nsor.foundation.audit.verification.FindingKind;
import pk.gov.nsor.foundation.audit.verification.TrailVerifier;
import pk.gov.nsor.foundation.audit.verification.Verdict;

/** What is done to entries before they are sealed is seen by the process that wrote them, and what holds sealing up is ended. */
class OwnEntriesTest {

    private final SealedTrail trail = new SealedTrail();
    private final Sealer sealer = trail.sealer(4);
    private final OwnEntries own = new OwnEntries();

    @BeforeEach
    void watched() {
        own.watch();
        trail.trail().watchedBy(own);
        // As the thread that seals does from the start.
        assertThat(own.check(trail.jdbc)).isEmpty();
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void anEntryThatIsRemovedBeforeItIsSealedShows() {
        trail.add(9);
        long removed = id(4);
        trail.asSuperuser("delete from audit.entry where id = " + removed);
        sealer.sealAll();
        assertThat(own.check(trail.jdbc)).extracting(Lost::entry).containsExactly(removed);
        assertThat(own.check(trail.jdbc)).isEmpty();
    }

    @Test
    void theLastOfAllShowsAlthoughNothingIsSealedAfterIt() {
        trail.add(3);
        assertThat(own.check(trail.jdbc)).isEmpty();
        long removed = id(2);
        trail.asSuperuser("delete from audit.entry where id = " + removed);
        assertThat(own.check(trail.jdbc)).extracting(Lost::entry).containsExactly(removed);
        sealer.sealAll();
        assertThat(own.check(trail.jdbc)).isEmpty();
    }

    @Test
    void anEntryThatIsChangedBeforeItIsSealedShows() {
        trail.add(9);
        long changed = id(4);
        trail.asSuperuser("update audit.entry set actor_kind = 'UNKNOWN' where id = " + changed);
        sealer.sealAll();
        assertThat(own.check(trail.jdbc)).singleElement().satisfies(lost -> {
            assertThat(lost.entry()).isEqualTo(changed);
            assertThat(lost.wasChanged()).isTrue();
        });
    }

    @Test
    void whatWasUndoneOrOfOthersOrLookedForLateIsNoLoss() {
        List<Lost> found = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            trail.add(7);
            trail.transaction.executeWithoutResult(status -> {
                trail.append(true);
                status.setRollbackOnly();
            });
            // Another process's, of which this one knows nothing.
            trail.addAtOnce(5);
            sealer.sealAll();
            if (round % 2 == 0) {
                found.addAll(own.check(trail.jdbc));
            }
        }
        found.addAll(own.check(trail.jdbc));
        assertThat(found).isEmpty();
    }

    @Test
    void whatWasSealedBeforeItsWriterWasToldThatItIsCommittedIsFound() {
        OwnEntries late = new OwnEntries();
        late.watch();
        assertThat(late.check(trail.jdbc)).isEmpty();
        trail.add(6);
        sealer.sealAll();
        assertThat(late.check(trail.jdbc)).isEmpty();
        List<OwnEntries.Written> written =
                trail.jdbc.query("select " + EntryRow.COLUMNS + " from audit.entry order by id", (row, number) -> {
                    LeafEncoding leaf = EntryRow.leaf(row);
                    return new OwnEntries.Written(leaf.id(), leaf::hash);
                });
        late.committed(written);
        assertThat(late.check(trail.jdbc)).isEmpty();
        assertThat(late.check(trail.jdbc)).isEmpty();
        // They are remembered no longer: what is done to them now is for the checks of the whole trail.
        trail.asSuperuser("delete from audit.entry");
        assertThat(late.check(trail.jdbc)).isEmpty();
    }

    @Test
    void everyCheckFromThenOnSaysThatTheTrailIsNotSound() throws Exception {
        trail.add(3);
        sealer.sealAll();
        assertThat(trail.checkpoints().sign()).isPresent();
        assertThat(verdict().isSound()).isTrue();
        trail.jdbc.update("insert into audit.loss (entry_id, was_changed) values (2, false)");
        assertThat(verdict().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.ENTRY_DELETED);
            assertThat(finding.entry()).isEqualTo(2);
        });
    }

    @Test
    void anIdleTransactionOfTheServersRoleHoldsSealingUpForAMinuteAndNotLonger() throws SQLException {
        Stalling stalling = new Stalling(trail.jdbc, Duration.ofSeconds(2), Duration.ofMinutes(15));
        try (Connection open = trail.database.application().connect();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            // Whoever has the password can set any limit of the session's own aside.
            statement.execute("set idle_in_transaction_session_timeout = 0");
            statement.execute("select pg_current_xact_id()");
            trail.add(3);
            assertThat(sealer.sealNext()).isZero();
            assertThat(stalling.end()).isZero();
            long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            int ended = 0;
            while (ended == 0 && System.nanoTime() < patience) {
                ended = stalling.end();
            }
            assertThat(ended).isEqualTo(1);
            while (sealer.sealNext() == 0 && System.nanoTime() < patience) {
                Thread.onSpinWait();
            }
            assertThat(trail.jdbc.queryForObject("select max(next_leaf) from audit.sealed", Long.class))
                    .isEqualTo(3);
            assertThat(open.isValid(1)).isFalse();
        }
    }

    @Test
    void aTransactionOfAnotherRoleIsNamedAndGoesOnAndIsSeen() throws SQLException {
        SealingProgress progress = new SealingProgress(trail.jdbc, Clock.systemUTC());
        SealingProgress tenMinutesLater =
                new SealingProgress(trail.jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
        try (Connection open = trail.database.superuser().connect();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            trail.add(3);
            assertThat(sealer.sealNext()).isZero();
            Stalling stalling = new Stalling(trail.jdbc, Duration.ZERO, Duration.ZERO);
            assertThat(stalling.end()).isZero();
            progress.measure();
            tenMinutesLater.measure();
            assertThat(progress.behind()).isLessThan(Duration.ofMinutes(1));
            assertThat(tenMinutesLater.behind()).isGreaterThan(Duration.ofMinutes(10));
            open.rollback();
        }
        sealer.sealAll();
        tenMinutesLater.measure();
        assertThat(tenMinutesLater.behind()).isZero();
    }

    private Verdict verdict() {
        return new TrailVerifier(trail.signer().verifier(), Clock.systemUTC())
                .verify(new JdbcTemplate(trail.pool()).getDataSource(), leaves -> {});
    }

    private long id(int row) {
        return trail.jdbc.queryForObject("select id from audit.entry order by id offset ? limit 1", Long.class, row);
    }
}
