package pk.gov.nsor.foundation.requirement;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.policy.BasisPolicy;
import pk.gov.nsor.foundation.requirement.policy.BasisPolicy.Grounds;
import pk.gov.nsor.foundation.requirement.policy.PeriodPolicy;
import pk.gov.nsor.foundation.requirement.policy.TierPolicy;

/**
 * The assessment of a conviction that does not depend on the person's other acts or on the day: its bases, and its
 * tier without repetition.
 *
 * @param tierAlone null where the conviction is not registrable
 * @param values the assumed values it is judged by
 * @param juvenile whether the offender was under 18 on the day of the offence
 */
public record Appraisal(
        Judgment judgment, Set<Basis> bases, @Nullable Tier tierAlone, LegalValues values, boolean juvenile) {

    static Appraisal of(Law law, Facts facts, Judgment judgment, Reasons reasons) {
        LegalValues values = law.valuesOn(law.notBeforeTheAct(judgment.judgmentOn()));
        boolean juvenile = PeriodPolicy.isUnderEighteen(facts.bornOn(), judgment.offenceOn());
        if (judgment.judgmentOn().isBefore(law.firstDay())) {
            reasons.add(Code.JUDGED_BEFORE_THE_ACT, judgment, judgment.judgmentOn(), law.firstDay());
        }
        BasisPolicy policy = new BasisPolicy(law, judgment);
        List<Grounds> grounds = policy.grounds(reasons);
        if (grounds.isEmpty()) {
            reasons.add(Code.NOT_REGISTRABLE, judgment);
            return new Appraisal(judgment, Set.of(), null, values, juvenile);
        }
        Tier tier = new TierPolicy(law, judgment, policy).alone(grounds, values, reasons);
        return new Appraisal(judgment, bases(grounds), tier, values, juvenile);
    }

    public boolean isRegistrable() {
        return tierAlone != null;
    }

    private static Set<Basis> bases(List<Grounds> grounds) {
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        for (Grounds ground : grounds) {
            if (ground.narrow()) {
                bases.add(Basis.NARROW);
            }
            if (ground.wide()) {
                bases.add(Basis.WIDE);
            }
        }
        return Collections.unmodifiableSet(bases);
    }
}
