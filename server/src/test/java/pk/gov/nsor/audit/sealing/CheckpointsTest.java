package pk.gov.nsor.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.audit.TrailProofs;
import pk.gov.nsor.audit.proof.NoteVerifier;
import pk.gov.nsor.audit.sealing.Checkpoints.Signed;

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
