package pk.gov.nsor.survivors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPaceTest {

    private final AlertPace pace = new AlertPace(100);

    @ParameterizedTest
    @ValueSource(ints = {101, 1_000, 10_000, 20_000})
    void everybodyIsDecidedOnWithinAMinuteAlsoWhereAPartTakesAsLongAsThePauseBehindIt(int many) {
        int waiting = many;
        Duration age = Duration.ZERO;
        while (waiting > 0) {
            int next = pace.next(waiting, age);
            assertThat(next).isBetween(100, AlertPace.MOST);
            waiting -= next;
            age = age.plus(AlertPace.EVERY.multipliedBy(2));
        }
        assertThat(age).isLessThanOrEqualTo(Duration.ofSeconds(many <= 10_000 ? 45 : 55));
    }

    @Test
    void afterALongTimeAwayTheyAreNotDecidedOnAllAtOnce() {
        assertThat(pace.next(10_000, Duration.ofHours(3))).isEqualTo(AlertPace.MOST);
        assertThat(pace.next(150, Duration.ofHours(3))).isEqualTo(150);
    }
}
