package pk.gov.nsor.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final ZoneId PAKISTAN = ZoneId.of("Asia/Karachi");

    private final Instant databases = Instant.parse("2026-12-01T07:00:00Z");
    private final Clock own = Clock.fixed(databases.plus(Duration.ofMinutes(3)), PAKISTAN);
    private final DatabaseClock shared = new DatabaseClock(own);

    @Test
    void itIsTheProcessesOwnUntilTheDatabaseHasSaidItsTime() {
        assertThat(shared.clock().instant()).isEqualTo(own.instant());
    }

    @Test
    void aProcessWhoseClockIsAheadHasTheDatabasesTimeInItsOwnZone() {
        shared.compare(0, databases.toEpochMilli());
        assertThat(shared.clock().instant()).isEqualTo(databases);
        assertThat(shared.clock().getZone()).isEqualTo(PAKISTAN);
        assertThat(shared.clock().withZone(ZoneId.of("UTC")).instant()).isEqualTo(databases);
        assertThat(shared.aheadMillis()).isEqualTo(180_000);
    }

    @Test
    void halfOfWhatTheAnswerTookHasPassedSinceItWasGiven() {
        Instant given = own.instant().minusMillis(100);
        shared.compare(200, given.toEpochMilli());
        assertThat(shared.clock().instant()).isEqualTo(own.instant());
    }

    @Test
    void anAnswerThatTookTooLongSaysNothing() {
        shared.compare(501, databases.toEpochMilli());
        assertThat(shared.aheadMillis()).isZero();
        shared.compare(500, databases.toEpochMilli());
        assertThat(shared.aheadMillis()).isEqualTo(180_000 - 250);
    }
}
