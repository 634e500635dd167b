package pk.gov.nsor.foundation.audit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import pk.gov.nsor.foundation.audit.TrailOrigins;
import pk.gov.nsor.foundation.audit.proof.NoteVerifier;
import pk.gov.nsor.foundation.audit.verification.Finding;
import pk.gov.nsor.foundation.audit.verification.FindingKind;
import pk.gov.nsor.foundation.audit.verification.TrailExport;
import pk.gov.nsor.foundation.audit.verification.TrailVerifier;
import pk.gov.nsor.foundation.audit.verification.Verdict;
import pk.gov.nsor.foundation.audit.verification.Verdict.Beginning;
import pk.gov.nsor.foundation.audit.verification.WitnessedCheckpoint;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/**
 * A trail that was put back to ten leaves and three entries that were not sealed yet, when a witness had seen eighteen leaves of it,
 * goes on under another origin.
 */
@Tag("register")
class NewOriginTest {

    private static final String AFTER = SealedTrail.ORIGIN + "/2";
    private static final String BOTH = SealedTrail.ORIGIN + "," + AFTER;

    @TempDir
    private Path folder;

    private TestDatabase restored = TestDatabase.migrated();
    private Path witness = Path.of("");

    @BeforeEach
    void eighteenLeavesOfWhichEightAreLost() throws IOException {
        witness = folder.resolve("witness.txt");
        TestDatabase database = TestDatabase.migrated();
        try (SealedTrail trail = new SealedTrail(database)) {
            trail.add(10);
            sign(trail, SealedTrail.ORIGIN);
            trail.add(3);
        }
        restored = database.copy();
        FileSystemUtils.copyRecursively(database.data(), restored.data());
        try (SealedTrail trail = new SealedTrail(database)) {
            trail.add(5);
            sign(trail, SealedTrail.ORIGIN);
            assertThat(trail.checkpoints().newest().orElseThrow().checkpoint().size())
                    .isEqualTo(18);
        }
    }

    @Test
    void whatIsLostIsSaidToTheLeafAndTheRestIsSound() {
        try (SealedTrail trail = new SealedTrail(restored)) {
            trail.checkpoints(BOTH).sign();
            trail.add(20);
            sign(trail, BOTH);
            Verdict verdict = verify(trail, keys(trail, BOTH));
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.boundTo()).isEqualTo(33);
            assertThat(verdict.beginnings()).singleElement().satisfies(begun -> {
                assertThat(begun.origin()).isEqualTo(AFTER);
                assertThat(begun.before()).isEqualTo(SealedTrail.ORIGIN);
                assertThat(begun.leaf()).isEqualTo(10);
                assertThat(begun.lost()).isEqualTo(8);
                assertThat(begun.source()).startsWith(witness.toString());
            });
        }
    }

    @Test
    void anExportSaysTheSame() throws IOException {
        try (SealedTrail trail = new SealedTrail(restored)) {
            trail.checkpoints(BOTH).sign();
            trail.add(2);
            sign(trail, BOTH);
            List<NoteVerifier> keys = keys(trail, BOTH);
            Path export = folder.resolve("trail.export");
            var _ = TrailExport.write(database(trail), keys.getLast(), Clock.systemUTC(), export, leaves -> {});
            Verdict verdict = new TrailVerifier(keys, Clock.systemUTC())
                    .against(WitnessedCheckpoint.read(witness))
                    .verify(export, leaves -> {});
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.beginnings())
                    .extracting(Beginning::leaf, Beginning::lost)
                    .containsExactly(tuple(10L, 8L));
        }
    }

    @Test
    void whoKnowsOneOriginAloneDoesNotTakeTheOther() {
        try (SealedTrail trail = new SealedTrail(restored)) {
            trail.checkpoints(BOTH).sign();
            trail.add(2);
            sign(trail, BOTH);
            for (String known : List.of(SealedTrail.ORIGIN, AFTER)) {
                assertThat(verify(trail, keys(trail, known)).findings())
                        .as(known)
                        .extracting(Finding::kind)
                        .contains(FindingKind.SIGNED_BY_ANOTHER_KEY);
            }
            // In the other order the later origin would have ended first.
            assertThat(verify(trail, keys(trail, AFTER + "," + SealedTrail.ORIGIN))
                            .findings())
                    .extracting(Finding::detail)
                    .anyMatch(detail -> detail.contains("which had ended before it"));
        }
    }

    @Test
    void withoutANewOriginTheWitnessRefusesAndTheTrailIsRolledBack() {
        try (SealedTrail trail = new SealedTrail(restored)) {
            sign(trail, SealedTrail.ORIGIN);
            assertThat(verify(trail, keys(trail, SealedTrail.ORIGIN)).findings())
                    .extracting(Finding::kind)
                    .contains(FindingKind.TRAIL_ROLLED_BACK);
            Witnessing witnessing = trail.witnessing("punjab=file:" + witness);
            witnessing.handNow();
            assertThat(witnessing.state("punjab").isRefused()).isTrue();
        }
    }

    @Test
    void whatWasRewrittenBeforeTheLossIsStillFound() {
        try (SealedTrail trail = new SealedTrail(restored)) {
            trail.checkpoints(BOTH).sign();
            trail.add(2);
            sign(trail, BOTH);
            trail.asSuperuser("set session_replication_role = replica; update audit.entry set outcome = 'FAILED'"
                    + " where id = (select min(id) from audit.entry)");
            assertThat(verify(trail, keys(trail, BOTH)).findings())
                    .extracting(Finding::kind)
                    .containsExactly(FindingKind.ENTRY_CHANGED);
        }
    }

    @Test
    void anOriginBeginsOnceAndNamesTheOneBeforeIt() {
        try (SealedTrail trail = new SealedTrail(restored)) {
            assertThatThrownBy(() -> trail.checkpoints(AFTER).sign())
                    .isInstanceOf(BrokenTreeException.class)
                    .hasMessageContaining("NSOR_TRAIL_ORIGIN does not name before " + AFTER);
            // A checkpoint of this minute does not keep the new origin from beginning.
            assertThat(trail.checkpoints(BOTH).sign().orElseThrow().checkpoint().origin())
                    .isEqualTo(AFTER);
            assertThatThrownBy(() -> trail.checkpoints(SealedTrail.ORIGIN).sign())
                    .isInstanceOf(BrokenTreeException.class);
            assertThatThrownBy(() ->
                            trail.checkpoints(AFTER + "," + SealedTrail.ORIGIN).sign())
                    .isInstanceOf(BrokenTreeException.class)
                    .hasMessageContaining("a new one is needed");
            String third = BOTH + "," + SealedTrail.ORIGIN + "/3";
            trail.checkpoints(third).sign();
            assertThat(verify(trail, keys(trail, third)).beginnings())
                    .extracting(Beginning::leaf, Beginning::lost)
                    .containsExactly(tuple(10L, 8L), tuple(10L, 0L));
        }
    }

    private static List<NoteVerifier> keys(SealedTrail trail, String origins) {
        return TrailOrigins.parse(origins).verifiers(trail.keys.signing("trail").pair());
    }

    private Verdict verify(SealedTrail trail, List<NoteVerifier> keys) {
        return new TrailVerifier(keys, Clock.systemUTC())
                .against(WitnessedCheckpoint.read(witness))
                .verify(database(trail), leaves -> {});
    }

    private static DataSource database(SealedTrail trail) {
        DatabaseAccess access = trail.database.application();
        return new DriverManagerDataSource(access.url(), access.user(), access.password());
    }

    private void sign(SealedTrail trail, String origins) {
        trail.sealer(100).sealAll();
        trail.checkpoints(origins).sign();
        trail.witnessing("punjab=file:" + witness, trail.checkpoints(origins)).handNow();
    }
}
