package pk.gov.nsor.policing.supervision.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.Derivation;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.policing.supervision.duty.DutyReview.Found;

/** Keeps a case as the register keeps it: what each review finds is remembered for the next. */
final class Reviewer {

    private final CaseHistory history;
    private final Map<UUID, Duty> duties = new LinkedHashMap<>();
    private final List<String> trace = new ArrayList<>();
    private LocalDate reviewedOn = CaseHistory.OPENED.minusDays(1);
    private @Nullable LocalDate nextOn;

    Reviewer(CaseHistory history) {
        this.history = history;
    }

    /** Reviews a day's case. Before an abode is recorded or given up, what was owed until then is found. */
    Found review(LocalDate today) {
        LocalDate before = history.withoutResidenceSince(today.minusDays(1));
        if (!Objects.equals(before, history.withoutResidenceSince(today))) {
            keep(found(today, before), today);
        }
        return keep(found(today), today);
    }

    private Found keep(Found found, LocalDate today) {
        for (DutyStep step : found.steps()) {
            Duty duty = step.duty();
            if (step instanceof DutyStep.Opened) {
                assertThat(duties.values())
                        .as("opened once")
                        .noneMatch(known ->
                                known.kind() == duty.kind() && known.nominalOn().equals(duty.nominalOn()));
            }
            if (step instanceof DutyStep.Moved) {
                assertThat(duty.state().isPending())
                        .as("moved only while pending")
                        .isTrue();
            }
            duties.put(duty.id(), duty);
            trace.add(today + " " + step.getClass().getSimpleName() + " " + duty.kind() + " " + duty.nominalOn());
        }
        reviewedOn = today;
        nextOn = found.nextOn();
        return found;
    }

    /** What a review would find, with nothing remembered. */
    Found found(LocalDate today) {
        return found(today, history.withoutResidenceSince(today));
    }

    private Found found(LocalDate today, @Nullable LocalDate withoutResidenceSince) {
        return DutyReview.review(
                history.law(today),
                CaseHistory.TERMS,
                new CaseKnown(
                        history.facts(today),
                        CaseHistory.OPENED,
                        isInside(CaseHistory.OPENED),
                        reviewedOn,
                        nextOn,
                        withoutResidenceSince,
                        List.copyOf(duties.values()),
                        history.presences(today),
                        history.outages(today)),
                today);
    }

    Requirement requirement(LocalDate today) {
        return Derivation.derive(history.law(today), history.facts(today), today);
    }

    boolean isInside(LocalDate day) {
        return history.facts(day).custody().stream()
                .anyMatch(custodyPeriod -> !custodyPeriod.admittedOn().isAfter(day)
                        && (custodyPeriod.releasedOn() == null
                                || custodyPeriod.releasedOn().isAfter(day)));
    }

    @Nullable
    LocalDate nextOn() {
        return nextOn;
    }

    List<Duty> duties() {
        return duties.values().stream()
                .sorted(Comparator.comparing(Duty::nominalOn).thenComparing(Duty::kind))
                .toList();
    }

    @Nullable
    Duty find(DutyKind kind, LocalDate nominalOn) {
        return duties.values().stream()
                .filter(duty -> duty.kind() == kind && duty.nominalOn().equals(nominalOn))
                .findFirst()
                .orElse(null);
    }

    /** Every step with its day. */
    List<String> trace() {
        return trace.stream().sorted().toList();
    }

    /** What each duty has come to. */
    Map<String, String> outcome() {
        Map<String, String> outcome = new TreeMap<>();
        for (Duty duty : duties.values()) {
            outcome.put(
                    duty.kind() + " " + duty.nominalOn(), duty.state() + " " + duty.opensOn() + " to " + duty.dueOn());
        }
        return outcome;
    }
}
