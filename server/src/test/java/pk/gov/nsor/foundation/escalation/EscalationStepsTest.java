package pk.gov.nsor.foundation.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With whom something lies, on both sides of each day and moment. */
class EscalationStepsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 15);

    @ParameterizedTest(name = "{0} days after the last day it lies with {1}")
    @CsvSource({
        "-6, OFFICER",
        "-5, REMINDED",
        "0, REMINDED",
        "1, NATIONAL",
        "13, NATIONAL",
        "14, OVERSIGHT",
        "400, OVERSIGHT"
    })
    void eachLevelBeginsOnItsDayAndIsFoundByIt(int days, EscalationLevel level) {
        EscalationSteps steps = stepsOn(DUE.plusDays(days));
        assertThat(steps.of(DUE)).isEqualTo(level);
        if (level != EscalationLevel.OFFICER) {
            assertThat(DUE).isBeforeOrEqualTo(steps.latest(level));
        }
    }

    @Test
    void whatIsNotThereYetIsNotFoundByItsDay() {
        assertThat(DUE).isAfter(stepsOn(DUE.minusDays(6)).latest(EscalationLevel.REMINDED));
        assertThat(DUE).isAfter(stepsOn(DUE).latest(EscalationLevel.NATIONAL));
        assertThat(DUE).isAfter(stepsOn(DUE.plusDays(13)).latest(EscalationLevel.OVERSIGHT));
    }

    @Test
    void aLevelThatTheNextOneOvertakesIsPassedOver() {
        EscalationSteps steps = new EscalationSteps(
                EscalationLevel.DISTRICT,
                Map.of(EscalationLevel.PROVINCE, 9, EscalationLevel.NATIONAL, 7),
                DUE.plusDays(7));
        assertThat(steps.of(DUE)).isEqualTo(EscalationLevel.NATIONAL);
        assertThat(steps.of(DUE.plusDays(1))).isEqualTo(EscalationLevel.DISTRICT);
    }

    @Test
    void aLevelThatItNeverComesToIsNoneOfItsSteps() {
        assertThat(stepsOn(DUE).days(EscalationLevel.OFFICER)).isZero();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> stepsOn(DUE).days(EscalationLevel.DISTRICT));
    }

    @Test
    void hoursCountToTheMoment() {
        EscalationTimes times = new EscalationTimes(
                EscalationLevel.OFFICER,
                Map.of(
                        EscalationLevel.PROVINCE, Duration.ofHours(24),
                        EscalationLevel.NATIONAL, Duration.ofHours(72)));
        Instant due = Instant.parse("2026-12-15T09:00:00Z");
        assertThat(times.of(due, due.plus(Duration.ofHours(24)).minusNanos(1))).isEqualTo(EscalationLevel.OFFICER);
        assertThat(times.of(due, due.plus(Duration.ofHours(24)))).isEqualTo(EscalationLevel.PROVINCE);
        assertThat(times.of(due, due.plus(Duration.ofHours(72)))).isEqualTo(EscalationLevel.NATIONAL);
    }

    private static EscalationSteps stepsOn(LocalDate today) {
        return new EscalationSteps(
                EscalationLevel.OFFICER,
                Map.of(
                        EscalationLevel.REMINDED, -5,
                        EscalationLevel.NATIONAL, 1,
                        EscalationLevel.OVERSIGHT, 14),
                today);
    }
}
