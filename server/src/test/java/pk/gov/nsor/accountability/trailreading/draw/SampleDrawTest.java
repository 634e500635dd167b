package pk.gov.nsor.accountability.trailreading.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.accountability.trailreading.draw.SampleDraw.Drawn;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** A draw is what anybody with the secret and the root makes of it; the vectors are of docs/trail-reading.md. */
class SampleDrawTest {

    private static final String SECRET = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final byte[] ROOT =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void theVectorsOfTheDocumentAreDrawn() {
        assertThat(SampleDraw.commitment(SECRET))
                .isEqualTo("2a8abfa8cb9906290437854193ca6bca41d4d4e26d1d454bd66a35158095e737");
        assertThat(HexFormat.of().formatHex(SampleDraw.seed(SECRET, ROOT)))
                .isEqualTo("8f026301fe706ac68a7aaa56bc2f136d122f27c309bc616789466c6478f562fa");
        assertThat(drawn(SECRET, ROOT, 5, LongStream.range(0, 100).boxed().toList()))
                .containsExactly(10L, 45L, 1L, 16L, 47L);
    }

    @Property(tries = 100)
    void theOrderInWhichTheTrailIsReadChangesNothing(
            @ForAll @IntRange(min = 1, max = 50) int wanted,
            @ForAll @IntRange(max = 300) int size,
            @ForAll long order) {
        List<Long> leaves = LongStream.range(0, size).boxed().toList();
        List<Long> shuffled = new ArrayList<>(leaves);
        Collections.shuffle(shuffled, new Random(order));
        assertThat(drawn(SECRET, ROOT, wanted, shuffled)).isEqualTo(drawn(SECRET, ROOT, wanted, leaves));
    }

    @Property(tries = 100)
    void aSampleHasAsManyDifferentLeavesAsWereWantedOrAllThereAre(
            @ForAll @IntRange(min = 1, max = 50) int wanted, @ForAll @IntRange(max = 100) int size) {
        List<Long> leaves = LongStream.range(7, 7L + size).boxed().toList();
        assertThat(drawn(SECRET, ROOT, wanted, leaves))
                .hasSize(Math.min(wanted, size))
                .doesNotHaveDuplicates()
                .isSubsetOf(leaves);
    }

    @Property(tries = 100)
    void anotherDigitOfTheSecretOrBitOfTheRootDrawsAnotherSample(
            @ForAll @IntRange(max = 63) int digit, @ForAll @IntRange(max = 255) int bit) {
        List<Long> leaves = LongStream.range(0, 1_000).boxed().toList();
        char[] other = SECRET.toCharArray();
        other[digit] = other[digit] == '7' ? '8' : '7';
        byte[] root = ROOT.clone();
        root[bit / 8] ^= (byte) (1 << bit % 8);
        List<Long> drawn = drawn(SECRET, ROOT, 20, leaves);
        assertThat(drawn(new String(other), ROOT, 20, leaves)).isNotEqualTo(drawn);
        assertThat(drawn(SECRET, root, 20, leaves)).isNotEqualTo(drawn);
    }

    @Property(tries = 100)
    void whoIsNotDrawnMayBeMissingAndTheSampleIsTheSame(
            @ForAll @IntRange(min = 2, max = 200) int size, @ForAll @IntRange(min = 1, max = 20) int wanted) {
        List<Long> leaves = LongStream.range(0, size).boxed().toList();
        List<Long> drawn = drawn(SECRET, ROOT, wanted, leaves);
        assertThat(drawn(SECRET, ROOT, wanted, drawn)).isEqualTo(drawn);
    }

    @Test
    void everyLeafIsDrawnAboutAsOftenAsEveryOther() {
        int[] times = new int[20];
        for (int each = 0; each < 2_000; each++) {
            byte[] root = Arrays.copyOf(new byte[] {(byte) each, (byte) (each >> 8)}, 32);
            drawn(SECRET, root, 5, LongStream.range(0, 20).boxed().toList()).forEach(leaf -> times[leaf.intValue()]++);
        }
        // 500 expected each; the bounds are six standard deviations away.
        assertThat(times)
                .satisfies(all -> assertThat(Arrays.stream(all).boxed()).allMatch(one -> one > 380 && one < 620));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeef",
                "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff0",
                "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff"
            })
    void aSecretOfAnotherFormIsRefused(String secret) {
        assertThatThrownBy(() -> SampleDraw.commitment(secret)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SampleDraw.seed(secret, ROOT)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aSampleOfNoneIsRefused() {
        assertThatThrownBy(() -> new SampleDraw(new byte[32], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Long> drawn(String secret, byte[] root, int wanted, List<Long> leaves) {
        SampleDraw draw = new SampleDraw(SampleDraw.seed(secret, root), wanted);
        leaves.forEach(leaf -> draw.add(leaf, leaf + 1_000));
        assertThat(draw.population()).isEqualTo(leaves.size());
        List<Drawn> drawn = draw.drawn();
        assertThat(drawn).allMatch(one -> one.entry() == one.leaf() + 1_000);
        return drawn.stream().map(Drawn::leaf).toList();
    }
}
