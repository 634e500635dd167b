package pk.gov.nsor.foundation.access.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /** The six last digits of the eight in appendix B of RFC 6238. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(TimeCodes.code(SECRET, TimeCodes.step(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @Test
    void aCodeIsTakenOneStepBeforeAndAfterAndNoFurther() {
        long step = TimeCodes.step(NOW);
        for (long near : new long[] {step - 1, step, step + 1}) {
            assertThat(TimeCodes.stepOf(SECRET, TimeCodes.code(SECRET, near), NOW))
                    .hasValue(near);
        }
        assertThat(TimeCodes.stepOf(SECRET, TimeCodes.code(SECRET, step - 2), NOW))
                .isEmpty();
        assertThat(TimeCodes.stepOf(SECRET, TimeCodes.code(SECRET, step + 2), NOW))
                .isEmpty();
    }

    @Test
    void aSecretIsWrittenInLettersThatATelephoneTakes() {
        byte[] secret = TimeCodes.newSecret();
        assertThat(TimeCodes.written(secret)).matches("[A-Z2-7]{32}");
        assertThat(TimeCodes.read(TimeCodes.written(secret).toLowerCase().replaceAll("(.{4})", "$1 ")))
                .isEqualTo(secret);
        assertThat(TimeCodes.newSecret()).isNotEqualTo(secret);
    }
}
