package pk.gov.nsor.startup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.access.credential.TimeCodes;

class DemoCodesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    private Path secrets;

    @Test
    void theCodeOfADemonstrationsPersonIsThatOfTheirSecret() {
        DemoCodes codes = new DemoCodes(secrets);
        byte[] secret = codes.secret("registrar1");
        assertThat(new DemoCodes(secrets).secret("registrar1")).isEqualTo(secret);
        assertThat(codes.code("registrar1", NOW)).hasValue(TimeCodes.code(secret, TimeCodes.step(NOW)));
    }

    @Test
    void nobodyElsesCodeIsToldAndNoneIsMadeByAsking() throws Exception {
        DemoCodes codes = new DemoCodes(secrets);
        assertThat(codes.code("registrar1", NOW)).isEmpty();
        assertThat(codes.code("../registrar1", NOW)).isEmpty();
        assertThat(codes.code("", NOW)).isEmpty();
        try (var files = Files.list(secrets)) {
            assertThat(files).isEmpty();
        }
    }
}
