package pk.gov.nsor.simulator.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The witness believes a proof of growth where there is growth, and nothing else. */
class GrowthTest {

    private static final int SIZES = 40;
    private static final List<byte[]> LEAVES = leaves();

    @Test
    void everyTwoSizesAreProvenAndNoOtherOldRootIs() {
        for (int grown = 1; grown <= SIZES; grown++) {
            for (int old = 1; old <= grown; old++) {
                List<byte[]> proof = proof(old, LEAVES.subList(0, grown), true);
                byte[] root = root(LEAVES.subList(0, grown));
                assertThat(Growth.isProven(old, root(LEAVES.subList(0, old)), grown, root, proof))
                        .as("%d to %d", old, grown)
                        .isTrue();
                byte[] other = root(LEAVES.subList(1, old + 1 > SIZES ? old : old + 1));
                assertThat(Growth.isProven(old, other, grown, root, proof))
                        .as("%d to %d", old, grown)
                        .isFalse();
            }
        }
    }

    @Test
    void aProofThatIsTooShortTooLongOrChangedIsNone() {
        byte[] old = root(LEAVES.subList(0, 11));
        byte[] grown = root(LEAVES.subList(0, 29));
        List<byte[]> proof = proof(11, LEAVES.subList(0, 29), true);
        assertThat(Growth.isProven(11, old, 29, grown, proof)).isTrue();
        assertThat(Growth.isProven(11, old, 29, grown, proof.subList(1, proof.size())))
                .isFalse();
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        assertThat(Growth.isProven(11, old, 29, grown, longer)).isFalse();
        for (int line = 0; line < proof.size(); line++) {
            List<byte[]> changed = new ArrayList<>(proof);
            changed.set(line, Hashes.sha256(proof.get(line)));
            assertThat(Growth.isProven(11, old, 29, grown, changed)).isFalse();
        }
        assertThat(Growth.isProven(0, Hashes.sha256(), 29, grown, List.of())).isTrue();
        assertThat(Growth.isProven(0, Hashes.sha256(), 29, grown, proof)).isFalse();
    }

    private static List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>();
        for (int index = 0; index < SIZES; index++) {
            leaves.add(Hashes.sha256(new byte[] {0, (byte) index}));
        }
        return leaves;
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Hashes.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = left(leaves);
        return Hashes.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static List<byte[]> proof(int old, List<byte[]> leaves, boolean isWhole) {
        if (old == leaves.size()) {
            return isWhole ? List.of() : List.of(root(leaves));
        }
        int left = left(leaves);
        List<byte[]> leftLeaves = leaves.subList(0, left);
        List<byte[]> rightLeaves = leaves.subList(left, leaves.size());
        List<byte[]> proof =
                new ArrayList<>(old <= left ? proof(old, leftLeaves, isWhole) : proof(old - left, rightLeaves, false));
        proof.add(root(old <= left ? rightLeaves : leftLeaves));
        return proof;
    }

    private static int left(List<byte[]> leaves) {
        int left = 1;
        while (left * 2 < leaves.size()) {
            left *= 2;
        }
        return left;
    }
}
