package pk.gov.nsor.foundation.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.keys.Encryption.WrongKeyException;

class EncryptionTest {

    private static final byte[] CONTEXT = "notice/1".getBytes(UTF_8);

    private final Encryption encryption = new Encryption(new byte[32]);

    @Test
    void whatWasEncryptedOpensUnderTheSameKeyAndContextOnly() {
        byte[] plain = "پتا: گلی 7".getBytes(UTF_8);
        byte[] encrypted = encryption.encrypt(plain, CONTEXT);
        assertThat(encrypted).hasSize(plain.length + 12 + 16);
        assertThat(encryption.decrypt(encrypted, CONTEXT)).isEqualTo(plain);
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;
        refuses(new Encryption(otherKey), encrypted, CONTEXT);
        refuses(encryption, encrypted, "notice/2".getBytes(UTF_8));
    }

    @Test
    void anyByteThatWasChangedIsSeen() {
        byte[] encrypted = encryption.encrypt("Lahore".getBytes(UTF_8), CONTEXT);
        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            refuses(encryption, changed, CONTEXT);
        }
    }

    @Test
    void theSameTextIsNeverEncryptedAlike() {
        byte[] plain = {1, 2, 3};
        assertThat(encryption.encrypt(plain, CONTEXT)).isNotEqualTo(encryption.encrypt(plain, CONTEXT));
    }

    @Test
    void anEmptyTextIsOneAndWhatIsShorterThanNonceAndTagIsNone() {
        byte[] nothing = encryption.encrypt(new byte[0], CONTEXT);
        assertThat(encryption.decrypt(nothing, CONTEXT)).isEmpty();
        refuses(encryption, java.util.Arrays.copyOf(nothing, nothing.length - 1), CONTEXT);
        refuses(encryption, new byte[0], CONTEXT);
    }

    /** Test case 14 of the proposal of GCM to NIST: a key, a nonce and a text of zeros. */
    @Test
    void itIsTheStandardsGcmWithTheNonceInFront() {
        byte[] known = HexFormat.of()
                .parseHex("00".repeat(12) + "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919");
        assertThat(encryption.decrypt(known, new byte[0])).isEqualTo(new byte[16]);
    }

    @Test
    void aKeyHas32Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Encryption(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Encryption(new byte[33]));
    }

    private static void refuses(Encryption encryption, byte[] encrypted, byte[] context) {
        assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> encryption.decrypt(encrypted, context));
    }
}
