package pk.gov.nsor.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    /** RFC 4231, test case 2, with its key filled up with zeros to 32 bytes, which HMAC does itself. */
    @Test
    void theHashIsHmacSha256() {
        KeyedHash hash = new KeyedHash(Arrays.copyOf("Jefe".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 32));
        assertThat(HexFormat.of().formatHex(hash.of("what do ya want for nothing?")))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void manyThreadsAtOnceGetWhatOneGets() {
        KeyedHash hash = new KeyedHash(new byte[32]);
        List<String> alone =
                IntStream.range(0, 20_000).mapToObj(i -> hex(hash, i)).toList();
        List<String> together = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> hex(hash, i))
                .toList();
        assertThat(together).isEqualTo(alone).doesNotHaveDuplicates();
    }

    private static String hex(KeyedHash hash, long number) {
        return HexFormat.of().formatHex(hash.of(number));
    }
}
