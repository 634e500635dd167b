package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreeningNetworkTest {

    @Test
    void anEmptyNoteAndOneOfUnknownWordsHaveTheScoreThatItStartsWith() throws IOException {
        ScreeningNetwork network = small();
        assertThat(network.of(List.of())).isEqualTo(0.5);
        assertThat(network.of(List.of(List.of("w never"), List.of("w heard")))).isEqualTo(0.5);
    }

    @Test
    void aKnownWordIsFoundWhereverItStands() throws IOException {
        ScreeningNetwork network = small();
        List<String> known = List.of("w known");
        List<String> other = List.of("w other");
        // 127 hundredths, through both layers, of which the most counts: tanh(1.27 + 1.27) twice, and 0.5.
        double expected = 2 * StrictMath.tanh(2.54) + 0.5;
        assertThat(network.of(List.of(known))).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-4));
        assertThat(network.of(List.of(other, other, known, other)))
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-4));
    }

    /** Of one number each: the middle word counts once, the others nothing. */
    private static ScreeningNetwork small() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        for (int number : new int[] {1, 1, 1, 1, 1, 1}) {
            out.writeInt(number);
        }
        out.writeUTF("w known");
        out.writeFloat(0.01f);
        out.writeByte(127);
        float[] middle = {0, 0, 1, 0, 0};
        for (float[] layer : List.of(
                middle, new float[] {0}, middle, new float[] {0}, new float[] {1, 1}, new float[] {0}, new float[] {
                    2, 0.5f
                })) {
            for (float weight : layer) {
                out.writeFloat(weight);
            }
        }
        return ScreeningNetwork.of(file.toByteArray()).getFirst();
    }
}
