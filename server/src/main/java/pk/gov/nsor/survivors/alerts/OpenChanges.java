package pk.gov.nsor.survivors.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
import pk.gov.nsor.survivors.alerts.places.Draft;

/**
 * What survivors have still to be told of events that are open. Of an event she is told what became of it until her turn: what no
 * longer holds by then, nobody is told any more who was not told yet.
 */
final class OpenChanges {

    private final Draft draft;
    private final BiPredicate<Enrolment, Change> isFor;

    /** What concerns a case, by its name, the earliest event first. */
    private final Map<String, List<Seen>> byCase = new LinkedHashMap<>();

    private final Map<UUID, State> now = new HashMap<>();

    /**
     * What is known of somebody.
     *
     * @param state null where they are not on the register
     * @param cases the names of those that are decided for good
     * @param every the names of all
     */
    private record State(@Nullable OffenderState state, Set<String> cases, Set<String> every) {
        static State of(@Nullable OffenderState state) {
            return state == null
                    ? new State(null, Set.of(), Set.of())
                    : new State(state, Set.copyOf(state.caseNames()), state.everyCaseName());
        }
    }

    private record Seen(OpenEvent event, State before, State after) {
        // Whoever's case has left the register is told so as well.
        Set<String> cases() {
            Set<String> cases = new LinkedHashSet<>(after.cases);
            cases.addAll(before.every);
            return cases;
        }
    }

    /**
     * What she is to be told.
     *
     * @param events the numbers of the events that stay open for her
     */
    record Open(Enrolment enrolment, List<Change> changes, Set<Long> events) {
        boolean isUrgent() {
            return changes.stream().anyMatch(change -> change.kind().isUrgent());
        }
    }

    /**
     * Of all events that are open.
     *
     * @param isFor whether a survivor is told of a change
     */
    OpenChanges(Draft draft, BiPredicate<Enrolment, Change> isFor) {
        this.draft = draft;
        this.isFor = isFor;
        draft.events().all().forEach(this::add);
    }

    /** With one more; what became of it is what is known of the person by now. */
    void add(OpenEvent event) {
        Seen seen = new Seen(event, State.of(event.before()), State.of(event.after()));
        now.put(event.alias(), State.of(draft.offender(event.alias()).orElse(null)));
        seen.cases()
                .forEach(name ->
                        byCase.computeIfAbsent(name, _ -> new ArrayList<>()).add(seen));
    }

    /** Without one that everybody was told of. */
    void remove(OpenEvent event) {
        byCase.values().forEach(all -> all.removeIf(seen -> seen.event.number() == event.number()));
    }

    /** Everybody who is to be told of something still. */
    List<Open> all() {
        List<Open> all = new ArrayList<>();
        byCase.keySet().forEach(name -> addOpen(name, all));
        return all;
    }

    /** Those to whom something is to be told because of this event, and not already because of an earlier one. */
    List<Open> because(OpenEvent event) {
        List<Open> all = new ArrayList<>();
        new Seen(event, State.of(event.before()), State.of(event.after()))
                .cases()
                .forEach(name -> addOpen(name, all));
        return all.stream().filter(open -> open.events.contains(event.number())).toList();
    }

    private void addOpen(String caseName, List<Open> all) {
        List<Seen> seen = byCase.getOrDefault(caseName, List.of());
        if (!seen.isEmpty()) {
            draft.ofCase(caseName)
                    .forEach(enrolment -> open(enrolment, caseName, seen).ifPresent(all::add));
        }
    }

    /** What somebody is to be told still; empty for nothing. */
    private Optional<Open> open(Enrolment enrolment, String caseName, List<Seen> all) {
        if (!enrolment.isDecidedFor()) {
            return Optional.empty();
        }
        long decided = enrolment.decidedUpTo() == null ? 0 : enrolment.decidedUpTo();
        // Of several events of one person the first in which there was something for her says what she knew before.
        Map<UUID, Seen> first = new HashMap<>();
        for (Seen seen : all) {
            if (seen.event.number() > decided
                    && !first.containsKey(seen.event.alias())
                    && !changes(enrolment, caseName, seen, seen.after).isEmpty()) {
                first.put(seen.event.alias(), seen);
            }
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes = new ArrayList<>();
        Set<Long> events = new HashSet<>();
        first.values().forEach(seen -> {
            List<Change> since =
                    changes(enrolment, caseName, seen, Objects.requireNonNull(now.get(seen.event.alias())));
            if (!since.isEmpty()) {
                changes.addAll(since);
                events.add(seen.event.number());
            }
        });
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Open(enrolment, changes, events));
    }

    private List<Change> changes(Enrolment enrolment, String caseName, Seen seen, State then) {
        List<Change> changes = new ArrayList<>();
        if (!then.every.contains(caseName)) {
            // The person has left the register, or this case has.
            if (seen.before.every.contains(caseName)) {
                changes.addAll(StateChanges.between(seen.before.state, null, enrolment.districts()));
            }
        } else if (then.cases.contains(caseName) && then.state != null) {
            if (seen.event.goneAt() != null) {
                changes.add(Change.takingBack(AlertKind.OFF_REGISTER, seen.event.goneAt()));
            }
            changes.addAll(
                    seen.before.cases.contains(caseName)
                            ? StateChanges.between(seen.before.state, then.state, enrolment.districts())
                            : StateChanges.standing(seen.before.state, then.state, caseName, enrolment));
        }
        return changes.stream().filter(change -> isFor.test(enrolment, change)).toList();
    }
}
