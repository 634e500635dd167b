package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.RoundedCounts.Counter;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class RoundedCountsTest {

    private static final int STEP = 100;

    @Autowired
    private RoundedCounts rounded;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 150, 1234})
    void whatIsToldIsAMultipleOfTheStepAndNearerThanIt(int count) {
        for (int i = 0; i < 50; i++) {
            long told = told(people(count)).orElse(0);
            assertThat(told % STEP).isZero();
            assertThat(Math.abs(told - count)).isLessThan(STEP);
        }
        assertThat(told(people(0))).isEmpty();
    }

    @Test
    void theSamePeopleGiveTheSameNumberInAnyOrder() {
        List<PersonId> people = people(150);
        var first = told(people);
        List<PersonId> shuffled = new ArrayList<>(people);
        Collections.reverse(shuffled);
        assertThat(told(shuffled)).isEqualTo(first);
    }

    @Test
    void otherPeopleHaveAnOffsetOfTheirOwn() {
        long up = IntStream.range(0, 400)
                .filter(i -> told(people(150)).orElseThrow() == 200)
                .count();
        // Half of 400; beyond these bounds once in a hundred thousand runs.
        assertThat(up).isBetween(155L, 245L);
    }

    @Test
    void whoCanAddMoreIsRoundedToMore() {
        assertThat(rounded.counter(12).step()).isEqualTo(12 * STEP);
        assertThatThrownBy(() -> rounded.counter(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private OptionalLong told(List<PersonId> people) {
        Counter counter = rounded.counter(1);
        people.forEach(person -> counter.add(person, 1));
        return counter.told();
    }

    private static List<PersonId> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> PersonId.next()).toList();
    }
}
