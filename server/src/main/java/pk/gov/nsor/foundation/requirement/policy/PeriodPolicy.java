package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Appraisal;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.LegalValues;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.Tier;

/** Rule 3: how long a conviction keeps somebody on the register, by its tier and the offender's age at the offence. */
public final class PeriodPolicy {

    private static final int AGE_OF_MAJORITY = 18;

    private PeriodPolicy() {}

    /** Before the 18th anniversary of birth; for a birth on 29 February that is 28 February in a common year. */
    public static boolean isUnderEighteen(@Nullable LocalDate bornOn, LocalDate offenceOn) {
        return bornOn != null && offenceOn.isBefore(comingOfAge(bornOn));
    }

    public static Period period(Appraisal conviction, Tier tier, @Nullable LocalDate bornOn, Reasons reasons) {
        Judgment judgment = conviction.judgment();
        if (conviction.juvenile() && bornOn != null) {
            reasons.add(Code.UNDER_EIGHTEEN, judgment, judgment.offenceOn(), comingOfAge(bornOn));
        }
        Period period = conviction.values().period(tier, conviction.juvenile());
        String key = LegalValues.periodKey(tier, conviction.juvenile());
        switch (period) {
            case Period.Life _ -> reasons.add(Code.PERIOD_LIFE, judgment, tier, key);
            case Period.Months(int count) -> reasons.add(Code.PERIOD, judgment, tier, count, key);
        }
        return period;
    }

    private static LocalDate comingOfAge(LocalDate bornOn) {
        return bornOn.plusYears(AGE_OF_MAJORITY);
    }
}
