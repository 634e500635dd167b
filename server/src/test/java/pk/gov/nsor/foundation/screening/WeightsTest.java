package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightsTest {

    @Test
    void aClueThatComesTwiceCountsOnceAndOneWithoutAWeightNothing() {
        Weights weights = Weights.of(List.of("# a remark", "-1.5\t", "2\tword a", "0.25\tword b"));
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
        List<String> lines =
                IntStream.range(0, 5_000).mapToObj(clue -> "1\tclue " + clue).toList();
        assertThat(Weights.of(lines).score(taker -> {
                    for (int turn = 0; turn < 2; turn++) {
                        for (int clue = 0; clue < 5_000; clue++) {
                            taker.take("clue", Integer.toString(clue));
                        }
                    }
                }))
                .isEqualTo(5_000);
    }
}
