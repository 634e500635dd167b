package pk.gov.nsor.publicservice.outreach.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.kernel.Day;

class CampaignPaceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void itIsSentFromTheFirstHourToTheSecond() {
        CampaignPace pace = new CampaignPace(50, "9-20");
        assertThat(pace.isTimeOfDay(LocalTime.of(8, 59, 59))).isFalse();
        assertThat(pace.isTimeOfDay(LocalTime.of(9, 0))).isTrue();
        assertThat(pace.isTimeOfDay(LocalTime.of(19, 59, 59))).isTrue();
        assertThat(pace.isTimeOfDay(LocalTime.of(20, 0))).isFalse();
        assertThat(pace.endOf(DAY)).isEqualTo(DAY.atTime(20, 0).atZone(Day.ZONE).toInstant());
    }

    @Test
    void aWholeDayEndsAtMidnight() {
        CampaignPace pace = new CampaignPace(1, "0-24");
        assertThat(pace.isTimeOfDay(LocalTime.MIDNIGHT)).isTrue();
        assertThat(pace.isTimeOfDay(LocalTime.MAX)).isTrue();
        assertThat(pace.endOf(DAY))
                .isEqualTo(DAY.plusDays(1).atStartOfDay(Day.ZONE).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20-9", "9-9", "9-25", "9", "9 to 20", "", "-1-20"})
    void whatIsNoHoursIsRefusedByTheNameOfTheSetting(String hours) {
        assertThatThrownBy(() -> new CampaignPace(50, hours)).hasMessageContaining("NSOR_CAMPAIGNS_HOURS");
    }

    @Test
    void aRateIsFromOneToAThousand() {
        assertThat(new CampaignPace(1000, "9-20").perSecond()).isEqualTo(1000);
        assertThatThrownBy(() -> new CampaignPace(1001, "9-20")).hasMessageContaining("MESSAGES_PER_SECOND");
        assertThatThrownBy(() -> new CampaignPace(0, "9-20")).hasMessageContaining("MESSAGES_PER_SECOND");
    }
}
