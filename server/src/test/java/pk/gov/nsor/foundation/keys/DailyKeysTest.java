package pk.gov.nsor.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyKeysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @TempDir
    private Path folder;

    @Test
    void hashesOfOneDayAreTheSameInEveryProcessAndThoseOfAnotherAreNot() {
        byte[] hash = keys().keyedHash("limits", DAY).of("923990000001");
        assertThat(keys().keyedHash("limits", DAY).of("923990000001")).isEqualTo(hash);
        assertThat(keys().keyedHash("limits", DAY.plusDays(1)).of("923990000001"))
                .isNotEqualTo(hash);
        assertThat(keys().keyedHash("other", DAY).of("923990000001")).isNotEqualTo(hash);
    }

    @Test
    void destroyedKeysAreGoneAndThoseOfLaterDaysAndOtherPurposesStay() {
        Keys keys = keys();
        byte[] longAgo = keys.keyedHash("limits", DAY.minusYears(3)).of("1");
        byte[] before = keys.keyedHash("limits", DAY.minusDays(1)).of("1");
        byte[] day = keys.keyedHash("limits", DAY).of("1");
        byte[] other = keys.keyedHash("other", DAY.minusDays(1)).of("1");
        byte[] lasting = keys.keyedHash("limits").of("1");

        keys.destroyKeyedHashesBefore("limits", DAY);

        assertThat(keys.keyedHash("limits", DAY.minusYears(3)).of("1")).isNotEqualTo(longAgo);
        assertThat(keys.keyedHash("limits", DAY.minusDays(1)).of("1")).isNotEqualTo(before);
        assertThat(keys.keyedHash("limits", DAY).of("1")).isEqualTo(day);
        assertThat(keys.keyedHash("other", DAY.minusDays(1)).of("1")).isEqualTo(other);
        assertThat(keys.keyedHash("limits").of("1")).isEqualTo(lasting);
    }

    private Keys keys() {
        return new Keys(new SecretDirectory(folder));
    }
}
