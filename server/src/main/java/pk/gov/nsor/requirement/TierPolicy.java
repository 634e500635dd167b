package pk.gov.nsor.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.requirement.BasisPolicy.Grounds;
import pk.gov.nsor.requirement.MaximumPunishment.Special;
import pk.gov.nsor.requirement.Reason.Code;

/**
 * Rule 2: the tier of a conviction, by the highest maximum punishment among its registrable offences as the law stood on
 * the day of the offence, so that no later increase counts; one up for a child, and one up for a repetition.
 */
final class TierPolicy {

    private final Law law;
    private final Judgment judgment;
    private final BasisPolicy bases;
    private final LocalDate day;

    TierPolicy(Law law, Judgment judgment, BasisPolicy bases) {
        this.law = law;
        this.judgment = judgment;
        this.bases = bases;
        this.day = law.notBeforeTheAct(judgment.offenceOn());
    }

    /** The tier but for repetition, which depends on what else counts. */
    Tier alone(List<Grounds> grounds, LegalValues values, Reasons reasons) {
        Maximum highest = Maximum.NONE;
        Section gravest = grounds.getFirst().charge().section();
        boolean anyNotAgainstChildren = false;
        for (Grounds ground : grounds) {
            Maximum maximum = maximum(ground);
            if (maximum.compareTo(highest) > 0) {
                highest = maximum;
                gravest = ground.charge().section();
            }
            for (OffenceRule row : ground.rows()) {
                anyNotAgainstChildren |= !row.childElement();
            }
        }
        Tier tier = tier(highest, values);
        reasons.add(Code.TIER, judgment, gravest, highest.word(), day, tier);
        if (judgment.victim().child() && anyNotAgainstChildren) {
            Tier raised = tier.up(values.childVictimTiers());
            if (raised != tier) {
                reasons.add(Code.CHILD_ONE_UP, judgment, raised);
            }
            return raised;
        }
        return tier;
    }

    private static Tier tier(Maximum maximum, LegalValues values) {
        boolean isGravest = (maximum.equals(Maximum.DEATH) && values.gravest().contains(Special.DEATH))
                || (maximum.equals(Maximum.LIFE) && values.gravest().contains(Special.LIFE));
        if (isGravest) {
            return Tier.III;
        }
        return maximum.compareTo(Maximum.ofYears(values.tierTwoYears())) >= 0 ? Tier.II : Tier.I;
    }

    private Maximum maximum(Grounds ground) {
        Maximum highest = Maximum.NONE;
        for (OffenceRule row : taken(ground.charge().section(), ground.rows())) {
            highest = highest.or(maximum(row, ground.charge()));
        }
        return highest;
    }

    private Maximum maximum(OffenceRule row, Charge charge) {
        if (row.maximum() == Special.AS_CONNECTED) {
            return lent(row, charge);
        }
        return row.maximum() == Special.HALF_CONNECTED ? lent(row, charge).half() : Maximum.of(row.maximum());
    }

    /** The highest maximum among the connected offences that stand for themselves in the row's schedule. */
    private Maximum lent(OffenceRule row, Charge charge) {
        Maximum highest = Maximum.NONE;
        if (row.schedule() == null) {
            return highest;
        }
        for (Section other : charge.connectedWith()) {
            List<OffenceRule> rows = taken(other, null);
            boolean isOfTheSchedule = false;
            Maximum maximum = Maximum.NONE;
            for (OffenceRule candidate : rows) {
                isOfTheSchedule |= candidate.schedule() == row.schedule() && !candidate.connectedOnly();
                maximum = maximum.or(Maximum.of(candidate.maximum()));
            }
            if (isOfTheSchedule) {
                highest = highest.or(maximum);
            }
        }
        return highest;
    }

    /**
     * The rows whose maximum is taken: those in force on the day of the offence, or where there are none, those used for
     * the basis.
     *
     * @param used null for a connected offence
     */
    private List<OffenceRule> taken(Section section, @Nullable List<OffenceRule> used) {
        List<OffenceRule> rows = law.offences().rowsOf(section);
        List<OffenceRule> taken = new ArrayList<>(rows.size());
        for (OffenceRule row : rows) {
            if (row.inForceOn(day)) {
                taken.add(row);
            }
        }
        if (!taken.isEmpty()) {
            return taken;
        }
        return used == null ? bases.groundsOf(section) : used;
    }
}
