package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When each stage of a case was, as one sender says it, or all senders together.
 *
 * @param on the day of each stage that has been
 * @param outcome how the trial ended; null before the judgment
 * @param appealOutcome how the appeal ended; null before that
 */
public record CaseDays(
        Map<CaseStage, LocalDate> on,
        @Nullable CaseOutcome outcome,
        @Nullable AppealOutcome appealOutcome) {

    public CaseDays {
        on = Map.copyOf(on);
    }

    public @Nullable LocalDate day(CaseStage stage) {
        return on.get(stage);
    }

    /** The first stage that is before an earlier one; empty where the days can be true. */
    public Optional<CaseStage> outOfOrder() {
        LocalDate latest = LocalDate.MIN;
        for (CaseStage stage : CaseStage.values()) {
            LocalDate day = on.get(stage);
            if (day != null && day.isBefore(latest)) {
                return Optional.of(stage);
            }
            latest = day == null ? latest : day;
        }
        return Optional.empty();
    }

    /**
     * What this says, and of what it does not say what another says. Where both together cannot be true, this alone.
     *
     * @param other of the same case
     */
    public CaseDays with(CaseDays other) {
        Map<CaseStage, LocalDate> all = new EnumMap<>(CaseStage.class);
        all.putAll(other.on);
        all.putAll(on);
        CaseDays both = new CaseDays(
                all,
                outcome == null ? other.outcome : outcome,
                appealOutcome == null ? other.appealOutcome : appealOutcome);
        return both.outOfOrder().isEmpty() ? both : this;
    }

    /** From when the Act's months run: when the court took the case up, or else when the police sent it there (assumed). */
    public @Nullable LocalDate clockFrom() {
        LocalDate cognizance = on.get(CaseStage.COGNIZANCE);
        return cognizance == null ? on.get(CaseStage.CHALLAN) : cognizance;
    }

    /**
     * An acquittal because of a settlement.
     *
     * @param on its day
     * @param appealOn the day of an appeal in the case that came after it, by whomever and against whatever; null for none
     */
    public record Settled(LocalDate on, @Nullable LocalDate appealOn) {}

    /** The acquittals because of a settlement: of the trial, and of the appeal. Two of one day are one. */
    public List<Settled> settled() {
        List<Settled> all = new ArrayList<>();
        LocalDate judgment = on.get(CaseStage.JUDGMENT);
        if (outcome == CaseOutcome.ACQUITTED_BY_SETTLEMENT && judgment != null) {
            all.add(new Settled(judgment, on.get(CaseStage.APPEAL)));
        }
        LocalDate decided = on.get(CaseStage.APPEAL_DECIDED);
        if (appealOutcome == AppealOutcome.ACQUITTED_BY_SETTLEMENT
                && decided != null
                && all.stream().noneMatch(each -> each.on().equals(decided))) {
            all.add(new Settled(decided, null));
        }
        return List.copyOf(all);
    }
}
