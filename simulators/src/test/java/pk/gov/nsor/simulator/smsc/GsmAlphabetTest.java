package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GsmAlphabetTest {

    @Test
    void everyCharacterOfTheAlphabetSurvivesARoundTrip() {
        StringBuilder all = new StringBuilder();
        for (int septet = 0; septet < 128; septet++) {
            if (septet != 0x1B) {
                all.append(GsmAlphabet.decode(new byte[] {(byte) septet}));
            }
        }
        String extension = "\f^{}\\[~]|€";
        String text = all + extension;

        assertThat(all.chars().distinct()).hasSize(127);
        assertThat(GsmAlphabet.canEncode(text)).isTrue();
        assertThat(GsmAlphabet.encode(text)).hasSize(127 + 2 * extension.length());
        assertThat(GsmAlphabet.decode(GsmAlphabet.encode(text))).isEqualTo(text);
    }

    @Test
    void knownCharactersHaveTheirPlacesInTheStandard() {
        assertThat(GsmAlphabet.encode("@£_ΔÆ ¤AÄ¿aà"))
                .containsExactly(0x00, 0x01, 0x11, 0x10, 0x1C, 0x20, 0x24, 0x41, 0x5B, 0x60, 0x61, 0x7F);
        assertThat(GsmAlphabet.encode("€[")).containsExactly(0x1B, 0x65, 0x1B, 0x3C);
    }

    @Test
    void brokenOctetsAreShownAsAPhoneShowsThem() {
        assertThat(GsmAlphabet.decode(new byte[] {0x41, 0x1B})).isEqualTo("A ");
        assertThat(GsmAlphabet.decode(new byte[] {0x1B, 0x41})).isEqualTo("A");
        assertThat(GsmAlphabet.decode(new byte[] {(byte) 0x80})).isEqualTo("\uFFFD");
    }

    @Test
    void aCharacterOutsideTheAlphabetIsRefused() {
        assertThat(GsmAlphabet.canEncode("اردو")).isFalse();
        assertThatThrownBy(() -> GsmAlphabet.encode("`")).isInstanceOf(IllegalArgumentException.class);
    }
}
