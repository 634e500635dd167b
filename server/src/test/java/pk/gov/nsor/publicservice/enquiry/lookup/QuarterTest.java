package pk.gov.nsor.publicservice.enquiry.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarterTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,2026-01-01,2026-03-31,2026-07-01",
        "2026-03-31,2026-01-01,2026-03-31,2026-07-01",
        "2026-04-01,2026-04-01,2026-06-30,2026-10-01",
        "2024-02-29,2024-01-01,2024-03-31,2024-07-01",
        "2026-12-31,2026-10-01,2026-12-31,2027-04-01",
    })
    void aDayLiesInOneQuarterWhichIsToldOfAQuarterLate(
            LocalDate day, LocalDate first, LocalDate last, LocalDate toldFrom) {
        Quarter quarter = Quarter.of(day);
        assertThat(quarter.firstDay()).isEqualTo(first);
        assertThat(quarter.lastDay()).isEqualTo(last);
        assertThat(quarter.toldFrom()).isEqualTo(toldFrom);
        assertThat(Quarter.latestTold(toldFrom)).isEqualTo(quarter);
        assertThat(Quarter.latestTold(toldFrom.minusDays(1))).isEqualTo(quarter.minus(1));
    }

    @ParameterizedTest
    @CsvSource({
        "0,FEWER_THAN_10",
        "9,FEWER_THAN_10",
        "10,FROM_10",
        "24,FROM_10",
        "25,FROM_25",
        "49,FROM_25",
        "50,FROM_50",
        "999,FROM_50"
    })
    void aNumberLiesInOneBand(int lookups, LookupBand band) {
        assertThat(LookupBand.of(lookups)).isEqualTo(band);
    }

    @Test
    void noOtherDayBeginsAQuarter() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(LocalDate.of(2026, 2, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(LocalDate.of(2026, 1, 2)));
    }
}
