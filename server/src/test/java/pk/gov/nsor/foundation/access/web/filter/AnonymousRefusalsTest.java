package pk.gov.nsor.foundation.access.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.web.filter.AnonymousRefusals.Recording;

class AnonymousRefusalsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:59Z");

    private final AnonymousRefusals refusals = new AnonymousRefusals();

    @Test
    void aHundredOfAMinuteAreToldOneMoreSaysSoAndThoseAfterAreNot() {
        assertThat(Stream.generate(() -> refusals.next(403, NOW)).limit(AnonymousRefusals.MOST))
                .containsOnly(Recording.RECORDED);
        assertThat(refusals.next(413, NOW)).isEqualTo(Recording.LAST);
        assertThat(Stream.generate(() -> refusals.next(403, NOW)).limit(AnonymousRefusals.MOST))
                .containsOnly(Recording.UNRECORDED);
        assertThat(refusals.next(403, NOW.plusSeconds(1))).as("the next minute").isEqualTo(Recording.RECORDED);
    }

    @Test
    void whereThereIsNothingOrTheWayLeadsToTheSignInPageNothingIsTold() {
        assertThat(Stream.of(302, 400, 401, 404).map(status -> refusals.next(status, NOW)))
                .containsOnly(Recording.UNRECORDED);
    }
}
