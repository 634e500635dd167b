package pk.gov.nsor.publicservice.disclosure.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With whom a request lies, on both sides of each day. */
class RightLevelTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 15);
    private static final RightLevel.Terms TERMS = new RightLevel.Terms(5, 1, 14);

    @ParameterizedTest(name = "{0} days after the last day it lies with {1}")
    @CsvSource({
        "-6, QUEUE",
        "-5, REMINDED",
        "0, REMINDED",
        "1, SUPERVISOR",
        "13, SUPERVISOR",
        "14, OVERSIGHT",
        "400, OVERSIGHT"
    })
    void eachLevelBeginsOnItsDay(int days, RightLevel level) {
        LocalDate today = DUE.plusDays(days);
        assertThat(TERMS.of(DUE, today)).isEqualTo(level);
        assertThat(DUE).isBeforeOrEqualTo(TERMS.dueBy(level, today));
    }

    @Test
    void whatIsNotThereYetIsNotFoundByItsDay() {
        assertThat(DUE).isAfter(TERMS.dueBy(RightLevel.REMINDED, DUE.minusDays(6)));
        assertThat(DUE).isAfter(TERMS.dueBy(RightLevel.SUPERVISOR, DUE));
        assertThat(DUE).isAfter(TERMS.dueBy(RightLevel.OVERSIGHT, DUE.plusDays(13)));
    }

    @Test
    void ifBothAreToldOnOneDayTheHigherCounts() {
        assertThat(new RightLevel.Terms(5, 7, 7).of(DUE, DUE.plusDays(7))).isEqualTo(RightLevel.OVERSIGHT);
    }
}
