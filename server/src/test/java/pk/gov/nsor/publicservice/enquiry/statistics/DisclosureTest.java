package pk.gov.nsor.publicservice.enquiry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DisclosureTest {

    @Test
    void belowFiveNothingIsToldAndFromFiveOnTheNearestFive() {
        assertThat(Disclosure.ROUNDED.hides(0)).isTrue();
        assertThat(Disclosure.ROUNDED.hides(4)).isTrue();
        assertThat(Disclosure.ROUNDED.hides(5)).isFalse();
        assertThat(Disclosure.ROUNDED.shown(4)).isZero();
        assertThat(Disclosure.ROUNDED.shown(5)).isEqualTo(5);
        assertThat(Disclosure.ROUNDED.shown(7)).isEqualTo(5);
        assertThat(Disclosure.ROUNDED.shown(8)).isEqualTo(10);
        assertThat(Disclosure.EXACT.hides(1)).isFalse();
        assertThat(Disclosure.EXACT.shown(1)).isEqualTo(1);
    }

    /** Whoever takes what is shown of the others from what is shown of all cannot tell what was hidden. */
    @Property
    void whatIsHiddenDoesNotFollowFromTheRest(@ForAll @LongRange(min = 5, max = 10_000) long others) {
        long differences = LongStream.range(0, 5)
                .map(hidden -> Disclosure.ROUNDED.shown(others + hidden) - Disclosure.ROUNDED.shown(others))
                .distinct()
                .count();
        assertThat(differences).isLessThanOrEqualTo(2);
    }
}
