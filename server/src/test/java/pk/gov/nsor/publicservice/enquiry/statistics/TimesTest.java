package pk.gov.nsor.publicservice.enquiry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Property
    void soManyOfAHundredWereAnsweredWithinIt(
            @ForAll @Size(min = 1, max = 300) @IntRange(min = 1, max = 40) int[] took,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        TreeMap<Integer, Long> byBound = new TreeMap<>();
        Arrays.stream(took).forEach(millis -> byBound.merge(millis, 1L, Long::sum));
        int within = new Times(byBound).percentile(percent);
        long notLonger = Arrays.stream(took).filter(millis -> millis <= within).count();
        long shorter = Arrays.stream(took).filter(millis -> millis < within).count();
        assertThat(notLonger * 100).isGreaterThanOrEqualTo((long) took.length * percent);
        assertThat(shorter * 100).isLessThan((long) took.length * percent);
    }

    @Test
    void withoutAnAnswerThereIsNone() {
        assertThat(new Times(new TreeMap<>()).percentile(99)).isZero();
    }

    @Test
    void oneOfAHundredThatTookTooLongIsTheHundredth() {
        Times times = new Times(new TreeMap<>(Map.of(20, 99L, Times.LONGER, 1L)));
        assertThat(times.percentile(50)).isEqualTo(20);
        assertThat(times.percentile(99)).isEqualTo(20);
        assertThat(times.percentile(100)).isEqualTo(Times.LONGER);
    }
}
