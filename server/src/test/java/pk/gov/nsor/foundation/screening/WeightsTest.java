package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightsTest {

    @Test
    void aClueThatComesTwiceCountsOnceAndOneWithoutAWeightNothing() {
        Weights weights = Weights.of(Weights.file(-1.5, Map.of("word a", 2f, "word b", 0.25f)));
        assertThat(weights.score(taker -> {
                    taker.take("word", "a");
                    taker.take("word a");
                    taker.take("word", "c");
                }))
                .isEqualTo(0.5);
        assertThat(weights.score(taker -> taker.take("word", "b"))).isEqualTo(-1.25);
        assertThat(weights.score(_ -> {})).isEqualTo(-1.5);
    }

    @Test
    void asManyCluesAsThereAreAreCountedEachOnce() {
        Map<String, Float> clues =
                IntStream.range(0, 5_000).boxed().collect(Collectors.toMap(clue -> "clue " + clue, _ -> 1f));
        assertThat(Weights.of(Weights.file(0, clues)).score(taker -> {
                    for (int turn = 0; turn < 2; turn++) {
                        for (int clue = 0; clue < 5_000; clue++) {
                            taker.take("clue", Integer.toString(clue));
                        }
                    }
                }))
                .isEqualTo(5_000);
    }

    @Test
    void aWeightOfEitherSignIsReadAsItWasWrittenToTheNearest64th() {
        for (float weight : new float[] {-7.9f, -1, -0.02f, 0.1f, 0.99f, 1, 31.3f}) {
            Weights weights = Weights.of(Weights.file(0, Map.of("clue", weight)));
            assertThat(weights.score(taker -> taker.take("clue"))).isCloseTo(weight, Offset.offset(1.0 / 127));
        }
    }
}
