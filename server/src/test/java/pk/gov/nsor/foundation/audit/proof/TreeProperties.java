package pk.gov.nsor.foundation.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of the tree and its proofs at every size. */
class TreeProperties {

    private static final int SIZES = 600;
    private static final List<byte[]> LEAVES = PlainTree.leaves(SIZES);
    private static final List<byte[]> ROOTS = roots();
    private static final TreeNodes NODES = PlainTree.nodes(LEAVES);

    @Example
    void theTreeGrownLeafByLeafHasTheRootThatTheStandardSaysAtEverySize() {
        for (int size = 0; size <= SIZES; size++) {
            assertThat(ROOTS.get(size)).as("size %d", size).isEqualTo(PlainTree.root(LEAVES.subList(0, size)));
        }
    }

    @Property(tries = 200)
    void aTreeTakenUpFromItsNodesGoesOnAsTheOneGrownLeafByLeaf(@ForAll @IntRange(max = SIZES) int size) {
        TreeBuilder taken = TreeBuilder.at(size, NODES);
        assertThat(taken.size()).isEqualTo(size);
        assertThat(taken.root()).isEqualTo(ROOTS.get(size)).isEqualTo(NODES.root(size));
        TreeBuilder further = taken.copy();
        for (int index = size; index < SIZES; index++) {
            further.append(LEAVES.get(index));
        }
        assertThat(further.root()).isEqualTo(ROOTS.get(SIZES));
        assertThat(taken.root()).isEqualTo(ROOTS.get(size));
    }

    @Example
    void everyLeafOfEverySizeUpTo70HasAProofAsTheStandardSays() {
        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(index, size, NODES);
                assertThat(proof.path())
                        .as("%d of %d", index, size)
                        .containsExactlyElementsOf(PlainTree.path(index, LEAVES.subList(0, size)));
                assertThat(proof.verify(LEAVES.get(index), ROOTS.get(size))).isTrue();
            }
        }
    }

    @Example
    void everyTwoSizesUpTo70HaveAProofAsTheStandardSays() {
        for (int newSize = 0; newSize <= 70; newSize++) {
            for (int oldSize = 0; oldSize <= newSize; oldSize++) {
                ConsistencyProof proof = ConsistencyProof.of(oldSize, newSize, NODES);
                assertThat(proof.path())
                        .as("%d to %d", oldSize, newSize)
                        .containsExactlyElementsOf(PlainTree.consistency(oldSize, LEAVES.subList(0, newSize)));
                assertThat(proof.verify(ROOTS.get(oldSize), ROOTS.get(newSize))).isTrue();
            }
        }
    }

    @Property
    void aProofOfALeafHoldsForNothingElse(
            @ForAll @IntRange(min = 2, max = SIZES) int size,
            @ForAll @Size(4) List<@IntRange(max = 1 << 20) Integer> where) {
        int index = where.get(0) % size;
        InclusionProof proof = InclusionProof.of(index, size, NODES);
        byte[] leaf = LEAVES.get(index);
        byte[] root = ROOTS.get(size);
        assertThat(proof.verify(leaf, root)).isTrue();
        assertThat(proof.verify(flipped(leaf, where.get(1)), root)).isFalse();
        assertThat(proof.verify(leaf, flipped(root, where.get(1)))).isFalse();
        assertThat(new InclusionProof(index, size, flipped(proof.path(), where.get(2), where.get(1)))
                        .verify(leaf, root))
                .isFalse();
        int other = (index + 1 + where.get(3) % (size - 1)) % size;
        assertThat(new InclusionProof(other, size, proof.path()).verify(leaf, root))
                .isFalse();
        assertThat(proof.verify(LEAVES.get(other), root)).isFalse();
        assertThat(proof.verify(leaf, ROOTS.get(where.get(3) % size))).isFalse();
        assertThat(new InclusionProof(index, size, longer(proof.path())).verify(leaf, root))
                .isFalse();
        assertThat(new InclusionProof(index, size, shorter(proof.path())).verify(leaf, root))
                .isFalse();
    }

    /** Another size with the same path is refused wherever the path of that size would have another form. */
    @Property
    void aProofOfALeafIsOfOneSize(
            @ForAll @IntRange(min = 1, max = SIZES) int size,
            @ForAll @IntRange(min = 1, max = SIZES) int other,
            @ForAll @IntRange(max = SIZES) int where) {
        int index = where % Math.min(size, other);
        boolean holds = new InclusionProof(
                        index, other, InclusionProof.of(index, size, NODES).path())
                .verify(LEAVES.get(index), ROOTS.get(other));
        assertThat(holds).isEqualTo(size == other);
    }

    @Property
    void aProofOfGrowthHoldsForNothingElse(
            @ForAll @IntRange(min = 2, max = SIZES) int newSize,
            @ForAll @Size(4) List<@IntRange(max = 1 << 20) Integer> where) {
        int oldSize = 1 + where.get(0) % (newSize - 1);
        ConsistencyProof proof = ConsistencyProof.of(oldSize, newSize, NODES);
        byte[] oldRoot = ROOTS.get(oldSize);
        byte[] newRoot = ROOTS.get(newSize);
        assertThat(proof.verify(oldRoot, newRoot)).isTrue();
        assertThat(proof.verify(flipped(oldRoot, where.get(1)), newRoot)).isFalse();
        assertThat(proof.verify(oldRoot, flipped(newRoot, where.get(1)))).isFalse();
        assertThat(new ConsistencyProof(oldSize, newSize, flipped(proof.path(), where.get(2), where.get(1)))
                        .verify(oldRoot, newRoot))
                .isFalse();
        int other = where.get(3) % (newSize + 1);
        if (other != oldSize) {
            assertThat(new ConsistencyProof(other, newSize, proof.path()).verify(oldRoot, newRoot))
                    .isFalse();
            assertThat(proof.verify(ROOTS.get(other), newRoot)).isFalse();
        }
        assertThat(new ConsistencyProof(oldSize, newSize, longer(proof.path())).verify(oldRoot, newRoot))
                .isFalse();
        assertThat(new ConsistencyProof(oldSize, newSize, shorter(proof.path())).verify(oldRoot, newRoot))
                .isFalse();
        assertThat(proof.verify(newRoot, oldRoot)).isFalse();
    }

    @Property
    void aRewrittenLeafLeavesNoProofOfGrowth(
            @ForAll @IntRange(min = 2, max = 80) int newSize, @ForAll @IntRange(max = 1000) int where) {
        int oldSize = 1 + where % (newSize - 1);
        List<byte[]> rewritten = new ArrayList<>(LEAVES.subList(0, newSize));
        rewritten.set(where % oldSize, MerkleHash.leaf(new byte[] {9}));
        ConsistencyProof proof = ConsistencyProof.of(oldSize, newSize, PlainTree.nodes(rewritten));
        assertThat(proof.verify(ROOTS.get(oldSize), PlainTree.root(rewritten))).isFalse();
    }

    @Example
    void theEmptyTreeIsTheBeginningOfEveryTreeAndOfNoOtherRoot() {
        assertThat(new ConsistencyProof(0, 5, List.of()).verify(MerkleHash.emptyRoot(), ROOTS.get(5)))
                .isTrue();
        assertThat(new ConsistencyProof(0, 0, List.of()).verify(MerkleHash.emptyRoot(), MerkleHash.emptyRoot()))
                .isTrue();
        assertThat(new ConsistencyProof(0, 5, List.of()).verify(ROOTS.get(1), ROOTS.get(5)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 0, List.of()).verify(MerkleHash.emptyRoot(), ROOTS.get(5)))
                .isFalse();
        assertThat(new ConsistencyProof(0, 5, List.of(ROOTS.get(1))).verify(MerkleHash.emptyRoot(), ROOTS.get(5)))
                .isFalse();
    }

    @Example
    void whatCannotBeAProofIsNone() {
        assertThatThrownBy(() -> new InclusionProof(5, 5, List.of())).hasMessage("A tree of 5 leaves has no leaf 5");
        assertThatThrownBy(() -> new InclusionProof(-1, 5, List.of())).hasMessage("A tree of 5 leaves has no leaf -1");
        assertThatThrownBy(() -> new InclusionProof(4, 5, List.of(new byte[31])))
                .hasMessage("A hash of the proof has 31 bytes, not 32");
        assertThatThrownBy(() -> new ConsistencyProof(6, 5, List.of()))
                .hasMessage("A tree of 5 leaves does not follow one of 6");
    }

    private static List<byte[]> roots() {
        List<byte[]> roots = new ArrayList<>();
        TreeBuilder tree = new TreeBuilder();
        roots.add(tree.root());
        for (byte[] leaf : LEAVES) {
            tree.append(leaf);
            roots.add(tree.root());
        }
        return roots;
    }

    private static byte[] flipped(byte[] hash, int bit) {
        byte[] other = hash.clone();
        int at = bit % (Byte.SIZE * hash.length);
        other[at / Byte.SIZE] ^= (byte) (1 << (at % Byte.SIZE));
        return other;
    }

    private static List<byte[]> flipped(List<byte[]> path, int which, int bit) {
        if (path.isEmpty()) {
            return longer(path);
        }
        List<byte[]> other = new ArrayList<>(path);
        int at = which % path.size();
        other.set(at, flipped(path.get(at), bit));
        return other;
    }

    private static List<byte[]> longer(List<byte[]> path) {
        List<byte[]> other = new ArrayList<>(path);
        other.add(new byte[MerkleHash.BYTES]);
        return other;
    }

    private static List<byte[]> shorter(List<byte[]> path) {
        return path.isEmpty() ? longer(path) : path.subList(0, path.size() - 1);
    }
}
