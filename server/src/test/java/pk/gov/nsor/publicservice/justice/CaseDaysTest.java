package pk.gov.nsor.publicservice.justice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.publicservice.justice.CaseDays.Settled;

class CaseDaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 10);

    @Test
    void aStageBeforeAnEarlierOneIsOutOfOrderAndOneDayForSeveralIsNot() {
        assertThat(days(Map.of(CaseStage.FIR, DAY, CaseStage.JUDGMENT, DAY.minusDays(1)))
                        .outOfOrder())
                .contains(CaseStage.JUDGMENT);
        assertThat(days(Map.of(CaseStage.FIR, DAY, CaseStage.CHALLAN, DAY, CaseStage.CHARGE, DAY))
                        .outOfOrder())
                .isEmpty();
        assertThat(days(Map.of(
                                CaseStage.FIR,
                                DAY,
                                CaseStage.CHARGE,
                                DAY.plusDays(9),
                                CaseStage.JUDGMENT,
                                DAY.plusDays(8)))
                        .outOfOrder())
                .contains(CaseStage.JUDGMENT);
    }

    @Test
    void whatOneSenderLeavesOutComesFromTheOtherUnlessBothTogetherCannotBe() {
        CaseDays court = days(Map.of(CaseStage.FIR, DAY, CaseStage.CHARGE, DAY.plusDays(40)));
        CaseDays prosecution = days(Map.of(CaseStage.FIR, DAY.plusDays(1), CaseStage.CHALLAN, DAY.plusDays(20)));
        assertThat(court.with(prosecution).on())
                .containsEntry(CaseStage.FIR, DAY)
                .containsEntry(CaseStage.CHALLAN, DAY.plusDays(20))
                .containsEntry(CaseStage.CHARGE, DAY.plusDays(40));
        CaseDays impossible = days(Map.of(CaseStage.FIR, DAY, CaseStage.CHALLAN, DAY.plusDays(50)));
        assertThat(court.with(impossible)).isEqualTo(court);
    }

    @Test
    void theMonthsRunFromCognizanceAndElseFromTheChallan() {
        assertThat(days(Map.of(CaseStage.FIR, DAY)).clockFrom()).isNull();
        assertThat(days(Map.of(CaseStage.FIR, DAY, CaseStage.CHALLAN, DAY.plusDays(2)))
                        .clockFrom())
                .isEqualTo(DAY.plusDays(2));
        assertThat(days(Map.of(CaseStage.CHALLAN, DAY, CaseStage.COGNIZANCE, DAY.plusDays(4)))
                        .clockFrom())
                .isEqualTo(DAY.plusDays(4));
    }

    @Test
    void anAcquittalBySettlementIsOfTheTrialOrOfTheAppealOrOfBoth() {
        Map<CaseStage, LocalDate> on = Map.of(
                CaseStage.JUDGMENT, DAY, CaseStage.APPEAL, DAY.plusDays(9), CaseStage.APPEAL_DECIDED, DAY.plusDays(90));
        assertThat(new CaseDays(on, CaseOutcome.CONVICTED, AppealOutcome.UPHELD).settled())
                .isEmpty();
        assertThat(new CaseDays(on, CaseOutcome.ACQUITTED_BY_SETTLEMENT, AppealOutcome.CHANGED).settled())
                .containsExactly(new Settled(DAY, DAY.plusDays(9)));
        assertThat(new CaseDays(on, CaseOutcome.CONVICTED, AppealOutcome.ACQUITTED_BY_SETTLEMENT).settled())
                .as("the appeal was the one that ended so")
                .containsExactly(new Settled(DAY.plusDays(90), null));
        assertThat(new CaseDays(on, CaseOutcome.ACQUITTED_BY_SETTLEMENT, AppealOutcome.ACQUITTED_BY_SETTLEMENT)
                        .settled())
                .containsExactly(new Settled(DAY, DAY.plusDays(9)), new Settled(DAY.plusDays(90), null));
    }

    private static CaseDays days(Map<CaseStage, LocalDate> on) {
        return new CaseDays(on, null, null);
    }
}
