package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.audit.TrailProofs;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.sealing.Checkpoints.Signed;

/** What is signed is what is sealed, and never anything that contradicts what was signed before. */
class CheckpointsTest {

    private final SealedTrail trail = new SealedTrail();
    private final Checkpoints checkpoints = trail.checkpoints();

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void sizeAndRootAreSignedUnderAKeyThatOnlyItsOwnerReads() throws Exception {
        trail.add(3);
        trail.sealer(10).sealAll();
        Signed signed = checkpoints.sign().orElseThrow();
        assertThat(signed.checkpoint().origin()).isEqualTo(SealedTrail.ORIGIN);
        assertThat(signed.checkpoint().size()).isEqualTo(3);
        assertThat(signed.checkpoint().root())
                .isEqualTo(TrailProofs.of(trail.jdbc).root(3));
        NoteVerifier key = NoteVerifier.parse(checkpoints.key().text());
        assertThat(key.verify(signed.note())).isTrue();
        assertThat(checkpoints.newest()).hasValueSatisfying(newest -> {
            assertThat(newest.id()).isEqualTo(signed.id());
            assertThat(newest.note()).isEqualTo(signed.note());
        });
        Path file = trail.database.data().resolve("secrets/sign-trail.key");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theSameTreeIsSignedOnceAndATimerDoesNotSignSoonAgain() {
        trail.add(1);
        trail.sealer(10).sealAll();
        checkpoints.signIfOlder(Duration.ofMinutes(1));
        long first = checkpoints.newest().orElseThrow().id();
        assertThat(checkpoints.sign().orElseThrow().id()).isEqualTo(first);
        trail.add(1);
        trail.sealer(10).sealAll();
        checkpoints.signIfOlder(Duration.ofMinutes(1));
        assertThat(checkpoints.newest().orElseThrow().id()).isEqualTo(first);
        checkpoints.signIfOlder(Duration.ZERO);
        assertThat(checkpoints.newest().orElseThrow().checkpoint().size()).isEqualTo(2);
        trail.add(1);
        trail.sealer(10).sealAll();
        assertThat(checkpoints.sign().orElseThrow().checkpoint().size()).isEqualTo(3);
    }

    @Test
    void whatIsSignedSaysTheTimeAndIsSignedAgainAfterAMinuteInWhichNothingCame() {
        trail.add(1);
        trail.sealer(10).sealAll();
        Signed first = checkpoints.sign().orElseThrow();
        Instant time = Objects.requireNonNull(first.checkpoint().time());
        assertThat(Duration.between(time, Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(first.note().text()).endsWith("\ntime " + time.getEpochSecond() + "\n");
        assertThat(first.signedAt()).isEqualTo(time);

        trail.ahead = Duration.ofSeconds(50);
        assertThat(checkpoints.sign().orElseThrow().id()).isEqualTo(first.id());
        trail.ahead = Duration.ofSeconds(62);
        Signed again = checkpoints.sign().orElseThrow();
        assertThat(again.checkpoint().size()).isEqualTo(1);
        assertThat(again.checkpoint().time()).isAfter(time);
        trail.ahead = Duration.ofSeconds(130);
        checkpoints.signIfOlder(Duration.ofMinutes(1));
        assertThat(checkpoints.newest().orElseThrow().id()).isGreaterThan(again.id());
    }

    @Test
    void whileEntriesWaitNothingSaysThatTheTreeWasWholeThen() throws Exception {
        trail.add(1);
        trail.sealer(10).sealAll();
        long first = checkpoints.sign().orElseThrow().id();
        try (Connection open = trail.pool().getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            trail.add(1);
            trail.sealer(10).sealAll();
            trail.ahead = Duration.ofMinutes(2);
            checkpoints.signIfOlder(Duration.ofMinutes(1));
            assertThat(checkpoints.newest().orElseThrow().id()).isEqualTo(first);
            open.rollback();
        }
        trail.sealer(10).sealAll();
        checkpoints.signIfOlder(Duration.ofMinutes(1));
        assertThat(checkpoints.newest().orElseThrow().checkpoint().size()).isEqualTo(2);
    }

    @Test
    void aClockThatIsALittleBehindSignsNoEarlierTimeAndOneThatWasWrongKeepsNobodyFromSigning() {
        trail.ahead = Duration.ofMinutes(4);
        Instant time = signedNext();
        trail.ahead = Duration.ZERO;
        assertThat(signedNext()).as("another process, four minutes behind").isEqualTo(time);
        trail.ahead = Duration.ofDays(3);
        Instant wrong = signedNext();
        trail.ahead = Duration.ofMinutes(5);
        checkpoints.signIfOlder(Duration.ofMinutes(1));
        Instant right = Objects.requireNonNull(
                checkpoints.newest().orElseThrow().checkpoint().time());
        assertThat(right).as("it is what it is, for everybody to see").isBefore(wrong);
        assertThat(signedNext()).isBetween(right, right.plusSeconds(60));
    }

    private Instant signedNext() {
        trail.add(1);
        trail.sealer(10).sealAll();
        return Objects.requireNonNull(
                checkpoints.sign().orElseThrow().checkpoint().time());
    }

    @Test
    void aTreeThatWasRewrittenIsNotSigned() {
        trail.add(4);
        trail.sealer(10).sealAll();
        checkpoints.sign();
        trail.asSuperuser(
                "update audit.entry set action = 'SIGN_OUT' where id = (select min(id) from audit.entry)",
                "truncate audit.sealed, audit.tile");
        assertThatThrownBy(checkpoints::sign)
                .isInstanceOf(BrokenTreeException.class)
                .hasMessage("A checkpoint of 4 leaves is signed, and 0 are sealed: batches were removed, or an older"
                        + " database is in place");
        trail.add(1);
        trail.otherSealer(10).sealAll();
        assertThatThrownBy(checkpoints::sign)
                .isInstanceOf(BrokenTreeException.class)
                .hasMessage(
                        "The tree does not begin with the 4 leaves that the last checkpoint signs: there is a fork");
        assertThat(trail.jdbc.queryForObject("select count(*) from audit.checkpoint", Integer.class))
                .isOne();
    }
}
