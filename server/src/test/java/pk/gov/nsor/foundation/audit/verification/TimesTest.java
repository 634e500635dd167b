package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.CHECKPOINT_TIME_WRONG;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.ENTRY_TIME_WRONG;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.proof.SignedNote;

/** Nobody dates an entry back or ahead, or signs a time that is not, unseen. */
class TimesTest {

    private final ForgedTrail trail = ForgedTrail.empty();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path folder;

    /** Minutes from now at which the entry says to be of, where the checkpoint before and that over it are of now. */
    @ParameterizedTest
    @CsvSource({
        "-19, ",
        "-21, not in the tree when",
        "-3000000, not in the tree when",
        "4, ",
        "6, in the tree already at"
    })
    void anEntryOfTheServersRoleIsOfTheTimeInWhichItCameIntoTheTree(long minutes, @Nullable String found)
            throws IOException {
        trail.write(3);
        trail.seal();
        trail.sign(now);
        insert(minutes);
        trail.write(1);
        trail.seal();
        trail.sign(now);
        for (Verdict verdict : List.of(live(), exported())) {
            if (found == null) {
                assertThat(verdict.findings()).isEmpty();
            } else {
                assertThat(verdict.findings()).singleElement().satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(ENTRY_TIME_WRONG);
                    assertThat(one.leaf()).isEqualTo(3);
                    assertThat(one.detail()).contains(found);
                });
            }
        }
    }

    @Test
    void beforeAnythingIsSignedAnEntryIsNotMuchOlderThanThoseBeforeIt() {
        trail.write(3);
        insert(-19);
        insert(-21);
        trail.write(1);
        trail.seal();
        trail.sign(now);
        assertThat(live().findings()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(ENTRY_TIME_WRONG);
            assertThat(one.leaf()).isEqualTo(4);
            assertThat(one.detail()).contains("stands behind an entry of");
        });
    }

    @Test
    void oneThatIsDatedAheadDoesNotMakeThoseBehindItWrong() {
        trail.write(3);
        trail.seal();
        trail.sign(now);
        insert(60 * 24 * 365);
        trail.write(6);
        trail.seal();
        trail.sign(now);
        assertThat(live().findings()).extracting(Finding::leaf).containsExactly(3L);
    }

    @Test
    void whatIsNotSignedYetIsNotOfATimeThatHasNotCome() {
        trail.write(3);
        trail.seal();
        trail.sign(now);
        insert(6);
        trail.seal();
        assertThat(live().findings())
                .filteredOn(one -> one.kind() == ENTRY_TIME_WRONG)
                .extracting(Finding::leaf)
                .containsExactly(3L);
    }

    @Test
    void aCheckpointIsNotOfATimeBeforeTheOneBeforeIt() throws IOException {
        trail.write(3);
        trail.seal();
        trail.sign(now);
        trail.write(3);
        trail.seal();
        trail.sign(now.minusSeconds(1));
        assertTimeWrong(6, "and one that was signed before it of");
    }

    @Test
    void aCheckpointIsNotOfATimeThatHasNotCome() throws IOException {
        trail.write(3);
        trail.seal();
        trail.sign(now.plusSeconds(290));
        assertThat(live().findings()).isEmpty();
        trail.sign(now.plusSeconds(330));
        assertTimeWrong(3, "which has not come yet");
    }

    @Test
    void checkpointsOfBeforeThereWasATimeStandOnlyBeforeThoseWithOne() throws IOException {
        trail.write(3);
        trail.seal();
        trail.sign(null);
        trail.write(3);
        trail.seal();
        trail.sign(now);
        assertThat(live().findings()).isEmpty();
        trail.sign(null);
        assertTimeWrong(6, "says no time");
    }

    @ParameterizedTest
    @CsvSource({"-299, true", "-301, false", "299, true", "301, false"})
    void aWitnessHasSignedACheckpointAboutWhenItSaysToBeSigned(long seconds, boolean fits) throws Exception {
        trail.write(3);
        trail.seal();
        WitnessedCheckpoint signed = trail.sign(now);
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        NoteVerifier witness = new NoteVerifier(
                "witness.example/w1",
                NoteVerifier.Type.COSIGNATURE,
                java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        SignedNote cosigned =
                signed.note().with(cosignature(keys, witness, signed.note().text(), now.plusSeconds(seconds)));
        Verdict verdict = trail.verifier()
                .cosignedBy(List.of(witness))
                .against(List.of(WitnessedCheckpoint.of("a witness", cosigned.format())))
                .verify(trail.asApplication(), leaves -> {});
        if (fits) {
            assertThat(verdict.findings()).isEmpty();
        } else {
            assertThat(verdict.findings()).singleElement().satisfies(one -> {
                assertThat(one.kind()).isEqualTo(CHECKPOINT_TIME_WRONG);
                assertThat(one.detail()).contains("the witness witness.example/w1 has signed it at");
            });
        }
    }

    /** Every field of an old leaf is as it was: it verifies as its own version, and stands before those with salts. */
    @Test
    void leavesOfBeforeThereWereSaltsVerifyAsTheirOwnVersion() throws IOException {
        trail.writeOld(8);
        trail.write(5);
        trail.seal();
        trail.sign(now);
        assertThat(live().findings()).isEmpty();
        assertThat(exported().findings()).isEmpty();
        trail.as("update audit.entry set salt = decode(repeat('00', 16), 'hex') where salt is null and id = "
                + trail.entry(2));
        assertThat(live().findings()).extracting(Finding::leaf).containsExactly(2L);
        trail.as("update audit.entry set salt = null where id in (" + trail.entry(2) + "," + trail.entry(9) + ")");
        assertThat(live().findings()).extracting(Finding::leaf).contains(9L).doesNotContain(2L);
    }

    private void assertTimeWrong(long leaf, String detail) throws IOException {
        for (Verdict verdict : List.of(live(), exported())) {
            assertThat(verdict.findings()).singleElement().satisfies(one -> {
                assertThat(one.kind()).isEqualTo(CHECKPOINT_TIME_WRONG);
                assertThat(one.leaf()).isEqualTo(leaf);
                assertThat(one.detail()).contains(detail);
            });
        }
    }

    private Verdict live() {
        return trail.verifier().verify(trail.asApplication(), leaves -> {});
    }

    private Verdict exported() throws IOException {
        Path file = folder.resolve("export");
        TrailExport.write(trail.asApplication(), trail.signing().verifier(), Clock.systemUTC(), file, leaves -> {});
        return trail.verifier().verify(file, leaves -> {});
    }

    /** As whoever has the password of the server's role can. */
    private void insert(long minutes) {
        JdbcClient.create(trail.asApplication())
                .sql("insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)"
                        + " values (now() + make_interval(mins => ?), 'SYSTEM', 'job', 'SIGN_IN', 'DONE')")
                .param((int) minutes)
                .update();
    }

    private static SignedNote.Signature cosignature(KeyPair keys, NoteVerifier witness, String text, Instant at)
            throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(keys.getPrivate());
        ed25519.update(("cosignature/v1\ntime " + at.getEpochSecond() + "\n" + text).getBytes(StandardCharsets.UTF_8));
        byte[] signature = ed25519.sign();
        return new SignedNote.Signature(
                witness.name(),
                witness.keyId(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(at.getEpochSecond())
                        .put(signature)
                        .array());
    }
}
