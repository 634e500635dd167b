package pk.gov.nsor.foundation.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Reason.Code;
import pk.gov.nsor.foundation.requirement.Requirement.Outcome;
import pk.gov.nsor.foundation.requirement.Requirement.Verification;
import pk.gov.nsor.foundation.requirement.policy.CountingPolicy;
import pk.gov.nsor.foundation.requirement.policy.SealingPolicy;
import pk.gov.nsor.foundation.requirement.policy.VerificationPolicy;
import pk.gov.nsor.foundation.requirement.policy.VerificationPolicy.DueDay;

/** Applies the law to the facts of one person. The same facts and the same law give the same answer on any later day. */
public final class Derivation {

    private final Law law;
    private final Facts facts;
    private final LocalDate asOf;
    private final Reasons reasons = new Reasons();

    private Derivation(Law law, Facts facts, LocalDate asOf) {
        this.law = law;
        this.facts = facts;
        this.asOf = asOf;
    }

    /**
     * Derives the requirement for a person on a day.
     *
     * @param facts valid ones, see {@link FactsCheck}
     * @param asOf the day of the question: facts dated after it are not known yet
     */
    public static Requirement derive(Law law, Facts facts, LocalDate asOf) {
        return new Derivation(law, facts, asOf).derive();
    }

    private Requirement derive() {
        reasons.add(Code.LAW, law.version(), asOf);
        List<Appraisal> appraisals = new ArrayList<>(facts.judgments().size());
        for (Judgment judgment : facts.judgments()) {
            if (CountingPolicy.isKnown(judgment, asOf)) {
                appraisals.add(Appraisal.of(law, facts, judgment, reasons));
            }
        }
        View view = View.of(law, facts, appraisals, asOf, reasons);
        LocalDate lastDay = lastDay(view);
        Verification nextVerification = nextVerification(view);
        LocalDate sealedOn = sealedOn(appraisals, view);
        reasons.add(Code.STATUS, view.status());
        return new Requirement(
                asOf,
                view.status(),
                bases(view),
                tier(view),
                startedOn(view),
                lastDay,
                view.running().stream().anyMatch(Outcome::life),
                view.custody().isOpen(),
                nextVerification,
                view.counting(),
                sealedOn,
                warnings(),
                reasons.list());
    }

    private static Set<Basis> bases(View view) {
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        for (Outcome outcome : view.running()) {
            bases.addAll(outcome.bases());
        }
        return Collections.unmodifiableSet(bases);
    }

    private static @Nullable Tier tier(View view) {
        Tier highest = null;
        for (Outcome outcome : view.running()) {
            highest = highest == null || outcome.tier().compareTo(highest) > 0 ? outcome.tier() : highest;
        }
        return highest;
    }

    private static @Nullable LocalDate startedOn(View view) {
        LocalDate earliest = null;
        for (Outcome outcome : view.counting()) {
            LocalDate start = outcome.startedOn();
            earliest = start != null && (earliest == null || start.isBefore(earliest)) ? start : earliest;
        }
        return earliest;
    }

    private @Nullable LocalDate lastDay(View view) {
        LocalDate lastDay = view.lastDay();
        if (lastDay != null) {
            reasons.add(Code.ENDS, lastDay);
        } else if (!view.running().isEmpty()) {
            reasons.add(view.running().stream().anyMatch(Outcome::life) ? Code.ENDS_NEVER : Code.END_UNKNOWN);
        }
        return lastDay;
    }

    private @Nullable Verification nextVerification(View view) {
        DueDay next = new VerificationPolicy(law, view).firstFrom(asOf);
        if (next != null) {
            reasons.add(
                    Code.VERIFICATION,
                    next.setter().judgment(),
                    next.setter().tier(),
                    next.months(),
                    next.nominal(),
                    next.due(),
                    LegalValues.verificationKey(next.setter().tier()));
            return new Verification(next.nominal(), next.due());
        }
        if (view.status().isOnRegister()) {
            reasons.add(view.custody().isOpen() ? Code.NO_VERIFICATION_IN_CUSTODY : Code.NO_VERIFICATION_LEFT);
        }
        return null;
    }

    private @Nullable LocalDate sealedOn(List<Appraisal> appraisals, View view) {
        if (view.status() != Status.SEALED) {
            return null;
        }
        LocalDate sealedOn = SealingPolicy.sealedOn(law, facts, appraisals, view);
        reasons.add(Code.SEALED, sealedOn);
        return sealedOn;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(0);
        for (Reason reason : reasons.list()) {
            if (reason.code() == Code.NO_ROW) {
                warnings.add(((Judgment) reason.values().get(0)).id() + ": "
                        + reason.values().get(1));
            }
        }
        return warnings;
    }
}
