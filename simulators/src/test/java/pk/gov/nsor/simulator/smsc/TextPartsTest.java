package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPartsTest {

    @Test
    void aTextIsCutWhereTheNetworkCutsIt() {
        assertThat(TextParts.count("a".repeat(160))).isEqualTo(1);
        assertThat(TextParts.count("a".repeat(161))).isEqualTo(2);
        assertThat(TextParts.count("a".repeat(306))).isEqualTo(2);
        assertThat(TextParts.count("a".repeat(307))).isEqualTo(3);
        assertThat(TextParts.count("€".repeat(80))).isEqualTo(1);
        assertThat(TextParts.count("€".repeat(81))).isEqualTo(2);
        assertThat(TextParts.count("ا".repeat(70))).isEqualTo(1);
        assertThat(TextParts.count("ا".repeat(71))).isEqualTo(2);
        assertThat(TextParts.count("ا".repeat(134))).isEqualTo(2);
        assertThat(TextParts.count("ا".repeat(135))).isEqualTo(3);
    }

    @Test
    void neitherAnEscapePairNorASurrogatePairFallsApart() {
        TextParts gsm = TextParts.of("a".repeat(152) + "€" + "a".repeat(20), 7);
        assertThat(gsm.shortMessages().getFirst()).hasSize(6 + 152);
        assertThat(gsm.shortMessages().get(1)).startsWith(5, 0, 3, 7, 2, 2, 0x1B, 0x65);

        TextParts ucs2 = TextParts.of("ا".repeat(66) + "😀" + "ا".repeat(20), 7);
        assertThat(ucs2.shortMessages().getFirst()).hasSize(6 + 2 * 66);
        assertThat(ucs2.encoding()).isEqualTo(SmsEncoding.UCS_2);
    }
}
