package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Appraisal;
import pk.gov.nsor.foundation.requirement.CustodyKnown;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.TimeInCustody;

/**
 * Rule 4: the clock of a conviction starts with the earliest release among the custody periods that belong to it, or
 * with the judgment where none belongs. Until that release the conviction is pre-registered.
 */
public final class StartPolicy {

    private StartPolicy() {}

    /** @return null where custody belongs to the conviction and no release from it is known */
    public static @Nullable LocalDate start(Appraisal conviction, CustodyKnown custody, Reasons reasons) {
        Judgment judgment = conviction.judgment();
        TimeInCustody earliest = null;
        TimeInCustody open = null;
        for (TimeInCustody custodyPeriod : custody.naming(judgment)) {
            if (belongs(custodyPeriod, conviction, reasons)) {
                if (custodyPeriod.releasedOn() == null) {
                    open = custodyPeriod;
                } else if (earliest == null || isReleasedEarlier(custodyPeriod, earliest)) {
                    earliest = custodyPeriod;
                }
            }
        }
        if (earliest != null && earliest.releasedOn() != null) {
            reasons.add(Code.STARTED_BY_RELEASE, judgment, earliest.releasedOn(), earliest.admittedOn());
            return earliest.releasedOn();
        }
        if (open != null) {
            reasons.add(Code.AWAITS_RELEASE, judgment, open.admittedOn());
            return null;
        }
        reasons.add(Code.STARTED_BY_JUDGMENT, judgment, judgment.judgmentOn());
        return judgment.judgmentOn();
    }

    /**
     * Custody belongs if it did not end before the day of judgment, and began no later than so many days after it
     * (assumed: 30).
     */
    private static boolean belongs(TimeInCustody custodyPeriod, Appraisal conviction, Reasons reasons) {
        Judgment judgment = conviction.judgment();
        LocalDate releasedOn = custodyPeriod.releasedOn();
        if (releasedOn != null && releasedOn.isBefore(judgment.judgmentOn())) {
            reasons.add(Code.CUSTODY_ENDED_BEFORE, judgment, custodyPeriod.admittedOn(), releasedOn);
            return false;
        }
        LocalDate lastAdmission =
                judgment.judgmentOn().plusDays(conviction.values().custodyBegunWithinDays());
        if (custodyPeriod.admittedOn().isAfter(lastAdmission)) {
            reasons.add(Code.CUSTODY_BEGUN_LATE, judgment, custodyPeriod.admittedOn(), lastAdmission);
            return false;
        }
        return true;
    }

    private static boolean isReleasedEarlier(TimeInCustody custodyPeriod, TimeInCustody other) {
        return custodyPeriod.releasedOn() != null
                && other.releasedOn() != null
                && custodyPeriod.releasedOn().isBefore(other.releasedOn());
    }
}
