package pk.gov.nsor.benchmark.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceTest {

    @Test
    void theSameSampleHasNone() {
        assertThat(Distance.kolmogorovSmirnov(new long[] {3, 1, 2, 2}, new long[] {2, 3, 2, 1}))
                .isZero();
    }

    @Test
    void samplesThatDoNotMeetAreAsFarAsCanBe() {
        assertThat(Distance.kolmogorovSmirnov(new long[] {1, 2}, new long[] {3, 4, 5}))
                .isEqualTo(1);
    }

    @Test
    void aShiftOfATenthOfTheRangeIsATenth() {
        Random random = new Random(7);
        long[] first = random.longs(20_000, 0, 10_000).toArray();
        long[] second = random.longs(20_000, 1_000, 11_000).toArray();
        assertThat(Distance.kolmogorovSmirnov(first, second)).isCloseTo(0.1, within(0.015));
    }
}
