package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScreeningNetworkTest {

    @Test
    void anEmptyNoteAndOneOfUnknownWordsHaveTheScoreThatItStartsWith() throws IOException {
        ScreeningNetwork network = small();
        assertThat(network.of(List.of())).isCloseTo(0.5, Offset.offset(1e-4));
        assertThat(network.of(List.of(List.of("w never"), List.of("w heard")))).isCloseTo(0.5, Offset.offset(1e-4));
    }

    @Test
    void aKnownWordIsFoundWhereverItStands() throws IOException {
        ScreeningNetwork network = small();
        List<String> known = List.of("w known");
        List<String> other = List.of("w other");
        // 127 hundredths, through both layers, of which the most counts: tanh(1.27 + 1.27) twice, and 0.5.
        double expected = 2 * StrictMath.tanh(2.54) + 0.5;
        assertThat(network.of(List.of(known))).isCloseTo(expected, Offset.offset(1e-4));
        assertThat(network.of(List.of(other, other, known, other))).isCloseTo(expected, Offset.offset(1e-4));
    }

    /** Of one number each: the middle word counts once, the others nothing. */
    private static ScreeningNetwork small() throws IOException {
        float[] middle = {0, 0, 1, 0, 0};
        byte[] file = ScreeningNetwork.file(
                new ScreeningNetwork.Shape(1, 1, 1, 1),
                new TreeMap<>(Map.of("w known", List.of(new float[] {1.27f}))),
                List.of(List.of(
                        middle,
                        new float[] {0},
                        middle,
                        new float[] {0},
                        new float[] {1, 1},
                        new float[] {0},
                        new float[] {2, 0.5f})));
        return ScreeningNetwork.of(file).getFirst();
    }
}
