package pk.gov.nsor.accountability.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.accountability.oversight.work.WeeksAhead;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class WeeksAheadTest {

    private final Districts districts;

    WeeksAheadTest(@Autowired Districts districts) {
        this.districts = districts;
    }

    @Test
    void whatIsDueIsToldInPercentOfTheHoursThereAre() {
        WeeksAhead plan = plan(2, 20, List.of(600, 1200, 1201, 0, 0, 0, 0, 0));
        assertThat(plan.percent(0)).isEqualTo(50);
        assertThat(plan.percent(1)).isEqualTo(100);
        assertThat(plan.percent(2)).as("rounded up").isEqualTo(101);
        assertThat(plan.percent(3)).isZero();
    }

    @Test
    void itCannotBeDoneWhereByTheEndOfAWeekMoreIsDueThanCanHaveBeenDone() {
        assertThat(plan(1, 10, List.of(600, 600, 600, 600, 600, 600, 600, 600)).impossibleFrom())
                .isEqualTo(-1);
        assertThat(plan(1, 10, List.of(601, 0, 0, 0, 0, 0, 0, 0)).impossibleFrom())
                .isZero();
        assertThat(plan(1, 10, List.of(0, 1200, 0, 0, 0, 0, 0, 0)).impossibleFrom())
                .as("begun a week before")
                .isEqualTo(-1);
        WeeksAhead late = plan(1, 10, List.of(0, 0, 1801, 0, 0, 0, 0, 0));
        assertThat(late.impossibleFrom()).isEqualTo(2);
        assertThat(late.dueBy(2)).isEqualTo(31);
        assertThat(late.availableBy(2)).isEqualTo(30);
    }

    @Test
    void ofTheWeekThatRunsOnlyTheDaysThatAreLeftHaveHours() {
        WeeksAhead friday = plan(10, List.of(121, 0, 0, 0, 0, 0, 0, 0), 1);
        assertThat(friday.impossibleFrom()).isZero();
        assertThat(friday.availableBy(0)).isEqualTo(2);
        assertThat(friday.availableBy(1)).isEqualTo(12);
        assertThat(plan(10, List.of(120, 600, 0, 0, 0, 0, 0, 0), 1).impossibleFrom())
                .isEqualTo(-1);
        assertThat(plan(10, List.of(120, 601, 0, 0, 0, 0, 0, 0), 1).impossibleFrom())
                .isEqualTo(1);
    }

    @Test
    void whatWasNotDoneInAWeekThatIsOverTakesHoursOfTheNext() {
        assertThat(plan(10, List.of(60, 540, 0, 0, 0, 0, 0, 0), 0).impossibleFrom())
                .isEqualTo(-1);
        assertThat(plan(10, List.of(61, 540, 0, 0, 0, 0, 0, 0), 0).impossibleFrom())
                .isEqualTo(1);
    }

    @Test
    void whereNobodyIsNothingCanBeDone() {
        WeeksAhead nobody = plan(0, 0, List.of(1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(nobody.percent(0)).isEqualTo(999);
        assertThat(nobody.impossibleFrom()).isZero();
        assertThat(plan(0, 0, List.of(0, 0, 0, 0, 0, 0, 0, 0)).impossibleFrom()).isEqualTo(-1);
    }

    private WeeksAhead plan(int officers, int hours, List<Integer> minutes) {
        return new WeeksAhead(districts.byCode("chiniot").orElseThrow(), officers, minutes, hours, 5, 5);
    }

    private WeeksAhead plan(int hours, List<Integer> minutes, int daysLeft) {
        return new WeeksAhead(districts.byCode("chiniot").orElseThrow(), 1, minutes, hours, daysLeft, 5);
    }
}
