package pk.gov.nsor.publicservice.justice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of the country, a province or a court, as they may be told: counts are rounded by a secret offset, and what is
 * under one step is not told.
 *
 * @param kind of what
 * @param code of the province or the court; empty for the country
 * @param counts null where it is fewer than a step
 * @param percentInTime how many of a hundred decided cases were decided in time, to the nearest five; null where too few were decided
 * @param weeks the median between two stages in whole weeks; none where too few cases have both
 */
public record ClockLine(
        Kind kind,
        String code,
        Map<Count, @Nullable Long> counts,
        @Nullable Integer percentInTime,
        Map<Between, Integer> weeks) {

    public ClockLine {
        weeks = Map.copyOf(weeks);
    }

    /** Of what. */
    public enum Kind {
        COUNTRY,
        PROVINCE,
        COURT
    }

    /** What is counted, in cases. */
    public enum Count {
        CASES,
        /** Decided, where it is known when the court took the case up or got it. */
        DECIDED,
        /** Of those, within the Act's months. */
        IN_TIME,
        /** Not decided, and the Act's months have passed. */
        PAST_TIME,
        /** With an acquittal by settlement, in the trial or on appeal. */
        SETTLED,
        APPEALED,
        /** Appealed, and the appeal not decided. */
        PENDING,
        UPHELD,
        CHANGED
    }

    /** Between which stages. */
    public enum Between {
        FIR_AND_CHALLAN(CaseStage.FIR, CaseStage.CHALLAN),
        CHALLAN_AND_CHARGE(CaseStage.CHALLAN, CaseStage.CHARGE),
        CHARGE_AND_JUDGMENT(CaseStage.CHARGE, CaseStage.JUDGMENT),
        APPEAL_AND_DECISION(CaseStage.APPEAL, CaseStage.APPEAL_DECIDED);

        private final CaseStage from;
        private final CaseStage to;

        Between(CaseStage from, CaseStage to) {
            this.from = from;
            this.to = to;
        }

        CaseStage from() {
            return from;
        }

        CaseStage to() {
            return to;
        }
    }

    public @Nullable Long count(Count count) {
        return counts.get(count);
    }

    public @Nullable Integer median(Between between) {
        return weeks.get(between);
    }
}
