package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.testing.RegisterTest;

/** The short form of {@code bin/faults years}. */
@Tag("walk")
@RegisterTest
@TestPropertySource(properties = "test.context=years")
@DirtiesContext
class YearsTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void afterTwoYearsEveryDueDayIsAccountedForAndEverybodyHasTheStationTheyNeed() {
        Years story = new Years(context, 1);
        assertThat(story.live(40, 2 * 365)).isEmpty();
        assertThat(story.counts()).containsKeys("appeared", "released", "recalled", "moved", "transfers accepted");
    }
}
