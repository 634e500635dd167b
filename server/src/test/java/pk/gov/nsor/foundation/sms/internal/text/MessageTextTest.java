package pk.gov.nsor.foundation.sms.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.sms.MessageParts;

class MessageTextTest {

    private static final String ALL_OF_GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€\f";

    @Test
    void everyCharacterOfGsmGoesThereAndBack() {
        byte[] septets = Gsm0338.encode(ALL_OF_GSM);
        assertThat(septets).hasSize(ALL_OF_GSM.length() + 10);
        assertThat(MessageText.of(septets, (byte) 0)).isEqualTo(ALL_OF_GSM);
    }

    @Test
    void charactersAreAtTheirPlacesOfTheStandard() {
        assertThat(Gsm0338.encode("@$A_ aé€")).containsExactly(0x00, 0x02, 0x41, 0x11, 0x20, 0x61, 0x05, 0x1B, 0x65);
    }

    @Test
    void everyCodingIsReadAsWhatItIs() {
        byte[] latin = "é1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] urdu = "۹۳ مدد".getBytes(StandardCharsets.UTF_16BE);
        for (int coding : new int[] {0x01, 0x03, 0x02, 0x04, 0xF5}) {
            assertThat(MessageText.of(latin, (byte) coding)).isEqualTo("é1");
        }
        for (int coding : new int[] {0x08, 0x18, 0xE0}) {
            assertThat(MessageText.of(urdu, (byte) coding)).isEqualTo("۹۳ مدد");
        }
        for (int coding : new int[] {0x00, 0x10, 0xF0, 0xC8}) {
            assertThat(MessageText.of(new byte[] {0x05, '1'}, (byte) coding)).isEqualTo("é1");
        }
    }

    @Test
    void charactersZeroAreLeftOut() {
        assertThat(MessageText.of("AREA\0 Lahore\0".getBytes(StandardCharsets.ISO_8859_1), (byte) 0x03))
                .isEqualTo("AREA Lahore");
        assertThat(MessageText.of("مدد\0".getBytes(StandardCharsets.UTF_16BE), (byte) 0x08))
                .isEqualTo("مدد");
    }

    @Test
    void partsAreCutAtTheirLimits() {
        assertThat(MessageParts.of("x".repeat(160)).parts()).hasSize(1);
        assertThatThrownBy(() -> MessageParts.of("x".repeat(161))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageParts.of("x".repeat(159) + "€")).isInstanceOf(IllegalArgumentException.class);
        assertThat(MessageParts.of("ا".repeat(70)).parts()).hasSize(1);
        assertThat(MessageParts.of("ا".repeat(71)).parts()).hasSize(2);
        assertThat(MessageParts.of("ا".repeat(134)).parts()).hasSize(2);
        assertThatThrownBy(() -> MessageParts.of("ا".repeat(135))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInTwo() {
        MessageParts parts = MessageParts.of("ا".repeat(66) + "😀" + "ا".repeat(60));
        assertThat(new String(parts.parts().getFirst(), StandardCharsets.UTF_16BE))
                .isEqualTo("ا".repeat(66));
    }
}
