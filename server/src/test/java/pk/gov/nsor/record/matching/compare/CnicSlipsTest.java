package pk.gov.nsor.record.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Whoever types a CNIC with one slip is asked about the right one, among a bounded number of others. */
class CnicSlipsTest {

    @Property
    void aWrongDigitAMissingOneAndTwoSwappedOnesMeanTheRightNumber(
            @ForAll @LongRange(min = 1_000_000_000_000L, max = 9_999_999_999_999L) long number,
            @ForAll @IntRange(min = 1, max = 11) int at,
            @ForAll @IntRange(max = 9) int digit) {
        String right = Long.toString(number);
        String wrong = right.substring(0, at) + digit + right.substring(at + 1);
        String swapped = right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
        String missing = right.substring(0, at) + right.substring(at + 1);
        for (String slip : new String[] {wrong, swapped, missing}) {
            if (!slip.equals(right)) {
                assertThat(CnicSlips.meant(slip)).contains(number).hasSizeLessThanOrEqualTo(130);
                assertThat(CnicSlips.isOne(slip, right)).isTrue();
            }
        }
        assertThat(CnicSlips.meant(right)).doesNotContain(number);
    }

    @Test
    void anythingElseMeansNobody() {
        for (String none :
                new String[] {"", "1", "93520123456", "93520123456711", "935201234567x", "9".repeat(10_000)}) {
            assertThat(CnicSlips.meant(none)).isEmpty();
            assertThat(CnicSlips.isCnicOrLacksOne(none)).isFalse();
        }
    }
}
