package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.audit.proof.PlainTree;
import pk.gov.nsor.foundation.audit.proof.TreeBuilder;
import pk.gov.nsor.foundation.audit.sealing.SealedTrail;

/** Proofs that are computed from what is stored are those of the tree grown leaf by leaf. */
class TrailProofsTest {

    /** Two full tiles of level 1, and ends in the middle of tiles of all levels. */
    private static final int ENTRIES = 2 * 65_536 + 1_000;

    private static final List<Integer> SIZES = List.of(
            1,
            2,
            3,
            255,
            256,
            257,
            511,
            65_535,
            65_536,
            65_537,
            70_001,
            131_071,
            131_072,
            131_073,
            ENTRIES - 1,
            ENTRIES);

    private static final SealedTrail TRAIL = new SealedTrail();
    private static final Map<Integer, byte[]> ROOTS = new TreeMap<>();
    private static List<byte[]> leaves = List.of();

    private final TrailProofs proofs = TrailProofs.of(TRAIL.jdbc());
    private final Random random = new Random(1);

    @BeforeAll
    static void seal() {
        TRAIL.add(3);
        TRAIL.sealer(2).sealAll();
        TRAIL.addAtOnce(ENTRIES - 3);
        // One begins it; another, which knows nothing of it, goes on.
        for (int batch = 0; batch < 20; batch++) {
            assertThat(TRAIL.sealer(3_001).sealNext()).isEqualTo(3_001);
        }
        TRAIL.sealer(4_096).sealAll();
        leaves = TRAIL.leavesAfresh();
        TreeBuilder tree = new TreeBuilder();
        for (byte[] leaf : leaves) {
            tree.append(leaf);
            if (SIZES.contains((int) tree.size())) {
                ROOTS.put((int) tree.size(), tree.root());
            }
        }
    }

    @AfterAll
    static void close() {
        TRAIL.close();
    }

    @Test
    void everySizeHasTheRootOfTheTreeComputedAfresh() {
        assertThat(proofs.size()).isEqualTo(ENTRIES);
        ROOTS.forEach(
                (size, root) -> assertThat(proofs.root(size)).as("%d", size).isEqualTo(root));
        assertThat(proofs.root(0)).isEqualTo(new TreeBuilder().root());
    }

    @Test
    void leavesOfAnySizeHaveAProof() {
        ROOTS.forEach((size, root) -> {
            for (int index : new int[] {0, size / 2, size - 1, random.nextInt(size), random.nextInt(size)}) {
                assertThat(proofs.inclusion(index, size).verify(leaves.get(index), root))
                        .as("%d of %d", index, size)
                        .isTrue();
            }
        });
        assertThat(proofs.inclusion(70_000, ENTRIES).path()).containsExactlyElementsOf(PlainTree.path(70_000, leaves));
    }

    @Test
    void anyTwoSizesHaveAProof() {
        for (int newSize : SIZES) {
            for (int oldSize : SIZES) {
                if (oldSize <= newSize) {
                    assertThat(proofs.consistency(oldSize, newSize).verify(ROOTS.get(oldSize), ROOTS.get(newSize)))
                            .as("%d to %d", oldSize, newSize)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void tilesAreFullOrEndWithTheTree() {
        assertThat(proofs.tile(0, 0, ENTRIES)).containsExactlyElementsOf(leaves.subList(0, 256));
        assertThat(proofs.tile(0, 514, ENTRIES)).hasSize(256);
        assertThat(proofs.tile(0, 515, ENTRIES)).hasSize(ENTRIES % 256);
        assertThat(proofs.tile(0, 516, ENTRIES)).isEmpty();
        assertThat(proofs.tile(1, 1, ENTRIES)).hasSize(256);
        assertThat(proofs.tile(1, 2, ENTRIES)).hasSize(1_000 / 256);
        assertThat(proofs.tile(2, 0, ENTRIES).getFirst()).isEqualTo(ROOTS.get(65_536));
        assertThat(TRAIL.jdbc().queryForList("select level || '/' || index from audit.tile order by 1", String.class))
                .containsExactly("1/0", "1/1");
    }

    @Test
    void anEntryIsFoundByItsIdentifier() {
        for (int index : new int[] {0, 1, 2, 3, 3_000, 70_000, ENTRIES - 1}) {
            long entry = TRAIL.jdbc()
                    .queryForObject(
                            "select id from audit.entry order by transaction, id offset ? limit 1", Long.class, index);
            assertThat(proofs.leafOf(entry)).contains((long) index);
            assertThat(proofs.encodingOf(entry).orElseThrow().hash()).isEqualTo(leaves.get(index));
        }
        assertThat(proofs.leafOf(-1)).isEmpty();
        assertThat(proofs.encodingOf(-1)).isEmpty();
    }

    @Test
    void whatIsNotSealedHasNoProof() {
        assertThatThrownBy(() -> proofs.inclusion(0, ENTRIES + 1))
                .hasMessage("Of the trail " + ENTRIES + " entries are sealed, not " + (ENTRIES + 1));
        assertThatThrownBy(() -> proofs.inclusion(ENTRIES, ENTRIES)).hasMessageContaining("has no leaf " + ENTRIES);
        assertThatThrownBy(() -> proofs.consistency(ENTRIES + 1, ENTRIES)).hasMessageContaining("does not follow");
    }
}
