package pk.gov.nsor.foundation.requirement.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.requirement.Charge;
import pk.gov.nsor.foundation.requirement.CitedRow;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.LegalValues;
import pk.gov.nsor.foundation.requirement.MaximumPunishment;
import pk.gov.nsor.foundation.requirement.MaximumPunishment.Special;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Reasons;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.foundation.requirement.policy.BasisPolicy.Grounds;

/**
 * Rule 2: the tier of a conviction, by the highest maximum punishment among its registrable offences as the law stood on
 * the day of the offence, so that no later increase counts; one up for a child, and one up for a repetition.
 */
public final class TierPolicy {

    private final Law law;
    private final Judgment judgment;
    private final BasisPolicy bases;
    private final LocalDate day;

    public TierPolicy(Law law, Judgment judgment, BasisPolicy bases) {
        this.law = law;
        this.judgment = judgment;
        this.bases = bases;
        this.day = law.notBeforeTheAct(judgment.offenceOn());
    }

    /** The tier without repetition, which depends on the other convictions that count. */
    public Tier alone(List<Grounds> grounds, LegalValues values, Reasons reasons) {
        Grounds gravest = grounds.getFirst();
        Found highest = highest(gravest);
        boolean anyNotAgainstChildren = false;
        for (Grounds ground : grounds) {
            Found found = highest(ground);
            if (found.maximum().compareTo(highest.maximum()) > 0) {
                highest = found;
                gravest = ground;
            }
            for (OffenceRule row : ground.rows()) {
                anyNotAgainstChildren |= !row.childElement();
            }
        }
        Tier tier = tier(highest.maximum(), values);
        Section section = gravest.charge().section();
        explain(section, highest, reasons);
        reasons.add(
                Code.TIER,
                judgment,
                section,
                highest.maximum(),
                day,
                tier,
                CitedRow.of(highest.row()),
                values.tierTwoYears());
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

    /**
     * A maximum, and where it is from.
     *
     * @param lender the connected offence it is taken from; null for the row's own, and where there is none
     */
    private record Found(
            Maximum maximum, OffenceRule row, @Nullable Section lender) {}

    private void explain(Section section, Found found, Reasons reasons) {
        MaximumPunishment written = found.row().maximum();
        if (written != Special.AS_CONNECTED && written != Special.HALF_CONNECTED) {
            return;
        }
        CitedRow row = CitedRow.of(found.row());
        if (found.lender() == null) {
            reasons.add(Code.MAXIMUM_NOT_LENT, judgment, section, row);
        } else {
            Code code = written == Special.AS_CONNECTED ? Code.MAXIMUM_AS_CONNECTED : Code.MAXIMUM_HALF_CONNECTED;
            reasons.add(code, judgment, section, found.maximum(), row, found.lender());
        }
    }

    private Found highest(Grounds ground) {
        Found highest = null;
        for (OffenceRule row : taken(ground.charge().section(), ground.rows())) {
            Found found = found(row, ground.charge());
            if (highest == null || found.maximum().compareTo(highest.maximum()) > 0) {
                highest = found;
            }
        }
        return Objects.requireNonNull(highest, "grounds have rows");
    }

    private Found found(OffenceRule row, Charge charge) {
        if (row.maximum() == Special.AS_CONNECTED) {
            return lent(row, charge);
        }
        if (row.maximum() == Special.HALF_CONNECTED) {
            Found whole = lent(row, charge);
            return new Found(whole.maximum().half(), row, whole.lender());
        }
        return new Found(Maximum.of(row.maximum()), row, null);
    }

    /** The highest maximum among the connected offences that stand for themselves in the row's schedule. */
    private Found lent(OffenceRule row, Charge charge) {
        Maximum highest = Maximum.NONE;
        Section lender = null;
        if (row.schedule() == null) {
            return new Found(highest, row, null);
        }
        for (Section other : charge.connectedWith()) {
            boolean isOfTheSchedule = false;
            Maximum maximum = Maximum.NONE;
            for (OffenceRule candidate : taken(other, null)) {
                isOfTheSchedule |= candidate.schedule() == row.schedule() && !candidate.connectedOnly();
                maximum = maximum.or(Maximum.of(candidate.maximum()));
            }
            if (isOfTheSchedule && maximum.compareTo(highest) > 0) {
                highest = maximum;
                lender = other;
            }
        }
        return new Found(highest, row, lender);
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
