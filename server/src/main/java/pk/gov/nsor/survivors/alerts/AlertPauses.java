package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
import pk.gov.nsor.survivors.alerts.places.Draft;

/** Begins to tell somebody, pauses it, and goes on. */
@Component
class AlertPauses {

    private final AlertDecisions decisions;
    private final AlertSending sending;
    private final NewAlerts newAlerts;
    private final Clock clock;

    AlertPauses(AlertDecisions decisions, AlertSending sending, NewAlerts newAlerts, Clock clock) {
        this.decisions = decisions;
        this.sending = sending;
        this.newAlerts = newAlerts;
        this.clock = clock;
    }

    /**
     * Tells her of what is so when she begins to be told, or goes on, and where the person came free since; of what happened before
     * nothing else.
     *
     * @param so what was so of people at liberty before; null where it is not known
     */
    Enrolment begun(Draft draft, Enrolment enrolment, @Nullable List<AlertKind> so) {
        Enrolment begun = enrolment.decidedUpTo(draft.events().last());
        List<AlertKind> known = so == null ? null : new ArrayList<>(so);
        if (known != null) {
            // Who is free while an appeal is pending is not who came free.
            draft.pendingOf(enrolment.caseName())
                    .forEach(state ->
                            StateChanges.liberty(state, enrolment.districts()).forEach(known::remove));
        }
        for (OffenderState state : draft.offendersOf(enrolment.caseName())) {
            begun = decisions.told(draft, begun, StateChanges.present(state));
            if (known != null) {
                begun = decisions.told(draft, begun, StateChanges.freed(state, known, enrolment));
            }
        }
        draft.put(begun);
        return begun;
    }

    /** Begins with a pause, for which she asked before. */
    Enrolment beginPaused(Draft draft, Enrolment enrolment, @Nullable List<AlertKind> so) {
        Enrolment begun = enrolment.decidedUpTo(draft.events().last());
        draft.put(begun);
        return asked(draft, paused(draft, begun, so));
    }

    /** Sends nothing until she goes on, as she asked. */
    Enrolment pauseAsAsked(Draft draft, Enrolment enrolment) {
        return asked(draft, pause(draft, enrolment));
    }

    private Enrolment asked(Draft draft, Enrolment paused) {
        Enrolment asked = paused.pauseAsked(clock.instant());
        draft.put(asked);
        return asked;
    }

    /** Sends nothing until she goes on, or has another number. */
    Enrolment pause(Draft draft, Enrolment enrolment) {
        return paused(draft, enrolment, null);
    }

    /** Paused; what was withdrawn unsent is not so for her yet. */
    private Enrolment paused(Draft draft, Enrolment enrolment, @Nullable List<AlertKind> so) {
        sending.withdraw(enrolment);
        Enrolment paused = enrolment.paused(
                clock.instant(), Objects.requireNonNullElseGet(so, () -> soWhenPaused(draft, enrolment)));
        draft.put(paused);
        return paused;
    }

    /**
     * Remembers that she wants to hear nothing, while somebody's decision is waited for: it is not paused before, as going on would
     * leave out the decision.
     */
    void pauseOnceDecided(Draft draft, Enrolment enrolment) {
        sending.withdraw(enrolment);
        // Of whoever was told before what is open is over, as in a pause.
        Enrolment quiet = enrolment.isNew()
                ? enrolment
                : enrolment
                        .paused(
                                clock.instant(),
                                Objects.requireNonNullElseGet(
                                        enrolment.soWhenPaused(), () -> soWhenPaused(draft, enrolment)))
                        .with(enrolment.state());
        draft.put(quiet.pauseAsked(clock.instant()));
    }

    /** She wants to hear of it after all, before it was decided: whatever came meanwhile is decided for her, and an adviser calls. */
    void pauseTakenBack(Draft draft, Enrolment enrolment) {
        if (enrolment.isNew() || enrolment.pauseAskedAt() == null) {
            draft.put(enrolment.pauseAsked(null));
        } else {
            Enrolment _ = goesOn(
                    draft, enrolment, paused -> paused.with(enrolment.state()).hearing());
        }
    }

    private List<AlertKind> soWhenPaused(Draft draft, Enrolment enrolment) {
        List<AlertKind> so = new ArrayList<>();
        draft.offendersOf(enrolment.caseName())
                .forEach(state -> so.addAll(StateChanges.liberty(state, enrolment.districts())));
        unsaid(draft, enrolment).forEach(so::remove);
        return so;
    }

    /** What she was not sent yet, and may not know: it is told when she goes on, where it is so still. */
    private Stream<AlertKind> unsaid(Draft draft, Enrolment enrolment) {
        return Stream.concat(
                        enrolment.alerts().stream()
                                .filter(alert -> !alert.isOver() && sending.isUnsent(alert))
                                .flatMap(Alert::says),
                        new OpenChanges(draft, decisions::isFor)
                                .all().stream()
                                        .filter(open -> open.enrolment().id().equals(enrolment.id()))
                                        .flatMap(open -> open.changes().stream())
                                        .map(Change::kind))
                .map(kind -> kind == AlertKind.RELEASED_UNANNOUNCED ? AlertKind.RELEASED : kind);
    }

    /** Goes on after a pause, and tells her of what is so by now and was not so before. */
    Enrolment goesOn(Draft draft, Enrolment enrolment) {
        return goesOn(draft, enrolment, paused -> paused.with(EnrolmentState.ACTIVE));
    }

    private Enrolment goesOn(Draft draft, Enrolment enrolment, UnaryOperator<Enrolment> again) {
        List<AlertKind> known = Objects.requireNonNullElse(enrolment.soWhenPaused(), List.of());
        // Of before pauses ended what was open.
        Instant now = clock.instant();
        return begun(draft, again.apply(enrolment.paused(now, List.of()).askedAgain(now)), known);
    }

    /** Sends nothing to this number any more; whatever is so is told when another one is there. */
    Enrolment stop(Draft draft, Enrolment enrolment) {
        sending.withdraw(enrolment);
        Instant now = clock.instant();
        Enrolment stopped = enrolment.paused(now, List.of()).pauseAsked(enrolment.pauseAskedAt());
        stopped = stopped.with(newAlerts.ofNumber(stopped, now));
        draft.put(stopped);
        return stopped;
    }
}
