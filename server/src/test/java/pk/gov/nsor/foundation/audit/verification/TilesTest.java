package pk.gov.nsor.foundation.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TILE_CHANGED;
import static pk.gov.nsor.foundation.audit.verification.FindingKind.TILE_MISSING;

import org.junit.jupiter.api.Test;

/** A trail large enough for a full tile above those of leaves. */
class TilesTest {

    private static final int LEAVES = 65_536 + 300;

    @Test
    void tilesThatWereChangedOrRemovedOrInventedAreFound() {
        ForgedTrail trail = ForgedTrail.empty();
        trail.as("""
                insert into audit.entry (occurred_at, actor_kind, origin, action, outcome)
                select now(), 'SYSTEM', 'test', 'SIGN_IN', 'DONE' from generate_series(1, %d)
                """.formatted(LEAVES));
        trail.seal(4096);
        trail.sign();
        Verdict verdict = verdict(trail);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.size()).isEqualTo(LEAVES);
        assertThat(verdict.entries()).isEqualTo(LEAVES);
        trail.as("update audit.tile set hashes = set_byte(hashes, 8191, get_byte(hashes, 8191) # 1)");
        assertThat(verdict(trail).findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(TILE_CHANGED);
            assertThat(found.leaf()).isZero();
            assertThat(found.detail()).isEqualTo("tile 0 of level 1 holds other hashes than the tree");
        });
        trail.as("update audit.tile set index = 1");
        assertThat(verdict(trail).findings())
                .extracting(Finding::kind, Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TILE_MISSING, "tile 0 of level 1 is not there"),
                        org.assertj.core.groups.Tuple.tuple(
                                TILE_MISSING, "tile 1 of level 1 stands for leaves that are not there"));
    }

    private static Verdict verdict(ForgedTrail trail) {
        return trail.verifier().verify(trail.asApplication(), size -> {});
    }
}
