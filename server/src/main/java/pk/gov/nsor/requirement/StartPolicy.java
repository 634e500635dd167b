package pk.gov.nsor.requirement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.requirement.Reason.Code;

/**
 * Rule 4: the clock of a conviction starts with the earliest release among the spells of custody that belong to it, or
 * with the judgment where none belongs. Until that release the conviction is pre-registered.
 */
final class StartPolicy {

    private StartPolicy() {}

    /** @return null where custody belongs to the conviction and no release from it is known */
    static @Nullable LocalDate start(Appraisal conviction, CustodyKnown custody, Reasons reasons) {
        Judgment judgment = conviction.judgment();
        CustodySpell earliest = null;
        CustodySpell open = null;
        for (CustodySpell spell : custody.naming(judgment)) {
            if (belongs(spell, conviction, reasons)) {
                if (spell.releasedOn() == null) {
                    open = spell;
                } else if (earliest == null || isReleasedEarlier(spell, earliest)) {
                    earliest = spell;
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

    /** It did not end before the day of judgment, and began no later than so many days after it (assumed: 30). */
    private static boolean belongs(CustodySpell spell, Appraisal conviction, Reasons reasons) {
        Judgment judgment = conviction.judgment();
        LocalDate releasedOn = spell.releasedOn();
        if (releasedOn != null && releasedOn.isBefore(judgment.judgmentOn())) {
            reasons.add(Code.CUSTODY_ENDED_BEFORE, judgment, spell.admittedOn(), releasedOn);
            return false;
        }
        LocalDate lastAdmission =
                judgment.judgmentOn().plusDays(conviction.values().custodyBegunWithinDays());
        if (spell.admittedOn().isAfter(lastAdmission)) {
            reasons.add(Code.CUSTODY_BEGUN_LATE, judgment, spell.admittedOn(), lastAdmission);
            return false;
        }
        return true;
    }

    private static boolean isReleasedEarlier(CustodySpell spell, CustodySpell other) {
        return spell.releasedOn() != null
                && other.releasedOn() != null
                && spell.releasedOn().isBefore(other.releasedOn());
    }
}
