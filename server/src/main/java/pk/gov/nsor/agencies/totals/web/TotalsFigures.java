package pk.gov.nsor.agencies.totals.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.agencies.totals.ComparedTotal.Gap;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment.State;
import pk.gov.nsor.agencies.totals.judgment.ObtainedJudgments;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;

/** How much of what courts, prisons and prosecutors declared never arrived. */
@Component
class TotalsFigures implements PlaceFigures {

    private static final String MISSING = "totals-missing";
    private static final String UNDECLARED = "totals-undeclared";
    private static final String JUDGMENTS = "judgments-missing";

    private final MonthlyTotals totals;
    private final ObtainedJudgments judgments;

    TotalsFigures(MonthlyTotals totals, ObtainedJudgments judgments) {
        this.totals = totals;
        this.judgments = judgments;
    }

    @Override
    public List<PlaceFigure> figures() {
        return List.of(
                PlaceFigure.ofNation(MISSING, DashboardPart.AGENCIES, 10, "/monthly-totals?gap=missing"),
                PlaceFigure.ofNation(UNDECLARED, DashboardPart.AGENCIES, 11, "/monthly-totals?gap=undeclared"),
                PlaceFigure.ofNation(JUDGMENTS, DashboardPart.AGENCIES, 12, "/obtained-judgments?state=missing"));
    }

    /** Everything that was recorded in a year is compared with everything that was declared. */
    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public List<Count> counted() {
        Map<Gap, Long> gaps =
                totals.all().stream().collect(Collectors.groupingBy(ComparedTotal::gap, Collectors.counting()));
        return List.of(
                new Count(MISSING, "", gaps.getOrDefault(Gap.MISSING, 0L)),
                new Count(UNDECLARED, "", gaps.getOrDefault(Gap.UNDECLARED, 0L)),
                new Count(
                        JUDGMENTS,
                        "",
                        judgments.all().stream()
                                .filter(judgment -> judgment.state() == State.MISSING)
                                .count()));
    }
}
