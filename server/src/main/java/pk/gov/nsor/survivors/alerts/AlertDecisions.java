package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
import pk.gov.nsor.survivors.alerts.places.Draft;

/** Decides what one survivor is told of changes, and what she was told that holds no longer. */
@Component
class AlertDecisions {

    /** Whoever is in her district is free: where both are told, that is told first. */
    private static final Comparator<Change> BY_WEIGHT = Comparator.comparingInt(change -> switch (change.kind()) {
        case ESCAPED -> 0;
        case MOVED_NEAR -> 1;
        case RELEASED_UNANNOUNCED, RELEASED -> 2;
        case WHEREABOUTS_UNKNOWN -> 3;
        case RELEASE_PLANNED, FOUND, OFF_REGISTER, TAKEN_BACK, NUMBER, RESTORED, CHECK -> 4;
    });

    private final NewAlerts newAlerts;
    private final AlertSending sending;
    private final AlertTimes times = new AlertTimes();
    private final Clock clock;

    AlertDecisions(NewAlerts newAlerts, AlertSending sending, Clock clock) {
        this.newAlerts = newAlerts;
        this.sending = sending;
        this.clock = clock;
    }

    /** Whether a change is something to somebody: they are told of it, or what they were told holds no longer by it. */
    boolean isFor(Enrolment enrolment, Change change) {
        return isWanted(enrolment, change)
                || enrolment.alerts().stream()
                        .anyMatch(alert -> (!alert.isOver() && isEnded(alert, change)) || isAgain(alert, change));
    }

    private boolean isWanted(Enrolment enrolment, Change change) {
        return switch (change.kind()) {
            case TAKEN_BACK ->
                enrolment.alerts().stream()
                        .anyMatch(alert -> change.wrong() == null
                                ? alert.kind() == AlertKind.RELEASE_PLANNED
                                        && !alert.day().isBefore(Dates.of(clock.instant()))
                                : isWrong(alert, change));
            case FOUND ->
                enrolment.events().contains(AlertKind.FOUND)
                        || WhatEnds.lastUnanswered(enrolment).isPresent();
            default -> enrolment.events().contains(change.kind());
        };
    }

    private boolean isWrong(Alert alert, Change change) {
        Instant since = Objects.requireNonNullElseGet(
                change.wrongSince(), () -> clock.instant().minus(Alerting.REMEMBERED));
        return alert.kind() == change.wrong() && !alert.decidedAt().isBefore(since);
    }

    /**
     * Tells her of changes as far as they are for her; the same enrolment where none is. Messages never go at the same moment: what says most goes
     * first, a release into her district is said by that, what is urgent goes minutes after it, and other things by lot within hours.
     *
     */
    Enrolment told(Draft draft, Enrolment enrolment, List<Change> changes) {
        // What is so now of those who were convicted in her case.
        List<OffenderState> so = draft.offendersOf(enrolment.caseName());
        Enrolment told = enrolment;
        Instant now = clock.instant();
        for (Change change : changes) {
            told = again(told, change, so, now);
        }
        List<Alert> opened = opened(enrolment, told, now);
        Alert first = urgent(opened);
        Deque<UUID> moves = new ArrayDeque<>();
        Deque<Change> left = new ArrayDeque<>(changes.stream().sorted(BY_WEIGHT).toList());
        while (!left.isEmpty()) {
            Change change = left.remove();
            if (isFor(told, change)) {
                boolean isAdded = isWanted(told, change)
                        && isSaid(told, change, so)
                        && !((first != null || !opened.isEmpty()) && isSaidByAnother(change));
                Enrolment before = told;
                told = off(withoutEnded(told, change, so, now), change, so, now);
                left.addAll(releasesNotSaid(before, told, change, so));
                if (isAdded && isRelease(change.kind()) && !moves.isEmpty()) {
                    told = told.changing(moves.remove(), Alert::sayingRelease);
                } else if (isAdded) {
                    Alert alert = told.knowsNumbersOf(change.kind())
                            ? newAlerts.of(told, change, now, first)
                            : newAlerts.toCall(told, change.kind(), now);
                    told = told.with(alert).checkedAgain(times.checkAfterAlert(told.nextCheck()));
                    first = first == null && goesSoon(alert, now) ? alert : first;
                    if (change.withRelease() && !alert.held()) {
                        moves.add(alert.id());
                    }
                }
            }
        }
        return told == enrolment ? enrolment : sending.sent(told, now);
    }

    /** With what an end had ended that was a mistake, where it holds still. */
    private Enrolment again(Enrolment enrolment, Change change, List<OffenderState> so, Instant now) {
        Enrolment again = enrolment;
        for (Alert alert : enrolment.alerts()) {
            if (isAgain(alert, change) && StateChanges.holds(alert, so, enrolment.districts(), true)) {
                Alert before = urgent(opened(enrolment, again, now));
                AlertTimes.Times at = newAlerts.times(alert.urgent(), enrolment, alert.day(), now, before);
                Instant next = enrolment.knowsNumbersOf(alert.kind()) ? at.first() : null;
                Instant call = enrolment.isTold() ? at.call() : now;
                again = again.changing(alert.id(), one -> one.again(next, call));
            }
        }
        return again;
    }

    private static boolean isAgain(Alert alert, Change change) {
        return change.wrong() == AlertKind.OFF_REGISTER && alert.isOverByEnd(change.wrongSince());
    }

    /** What is open again and is sent soon. */
    private List<Alert> opened(Enrolment before, Enrolment again, Instant now) {
        return again.alerts().stream()
                .filter(alert -> !alert.isOver()
                        && before.alert(alert.id()).filter(Alert::isOver).isPresent()
                        && goesSoon(alert, now)
                        && sending.handedOver(alert) < AlertTimes.MOST)
                .toList();
    }

    /** The first that is urgent; null where none is: nothing urgent waits for what is not. */
    private static @Nullable Alert urgent(List<Alert> alerts) {
        return alerts.stream().filter(Alert::urgent).findFirst().orElse(null);
    }

    private static boolean goesSoon(Alert alert, Instant now) {
        return !alert.held() && alert.nextAt() != null && !AlertTimes.isPutOff(alert.nextAt(), now);
    }

    private static boolean isRelease(AlertKind kind) {
        return kind == AlertKind.RELEASED || kind == AlertKind.RELEASED_UNANNOUNCED;
    }

    /** Whatever else is said says that the person is on the register: a message behind it would seem to take that back. */
    private static boolean isSaidByAnother(Change change) {
        return change.wrong() == AlertKind.OFF_REGISTER;
    }

    /** With whether nobody of her case is on the register any more, where she chose to hear of that. */
    private Enrolment off(Enrolment enrolment, Change change, List<OffenderState> so, Instant now) {
        if (change.kind() == AlertKind.OFF_REGISTER && isWanted(enrolment, change) && so.isEmpty()) {
            return enrolment.off(now);
        }
        return change.wrong() == AlertKind.OFF_REGISTER ? enrolment.off(null) : enrolment;
    }

    /** Whether it is said to her, where it says that something is over of which she did not choose the end. */
    private boolean isSaid(Enrolment enrolment, Change change, List<OffenderState> so) {
        return switch (change.kind()) {
            case TAKEN_BACK -> isTakenBack(enrolment, change, so);
            case FOUND ->
                enrolment.events().contains(AlertKind.FOUND)
                        || WhatEnds.lastUnanswered(enrolment)
                                .filter(alert -> !StateChanges.holds(alert, so, enrolment.districts(), false))
                                .isPresent();
            default -> true;
        };
    }

    /** Whether she can know of what is taken back, as it was sent or an adviser has reached her, and it holds of nobody else. */
    private boolean isTakenBack(Enrolment enrolment, Change change, List<OffenderState> so) {
        List<Alert> wrong = enrolment.alerts().stream()
                .filter(alert -> change.wrong() == null ? WhatEnds.isAnnounced(alert, change) : isWrong(alert, change))
                .toList();
        return (change.wrong() == null && wrong.isEmpty())
                || wrong.stream()
                        .filter(alert ->
                                change.wrong() == null || !StateChanges.holds(alert, so, enrolment.districts(), false))
                        .anyMatch(alert -> alert.sent() > 0 || alert.isOver());
    }

    /** What no longer holds by a change is not sent any more: it could come after it, and take it back. */
    private Enrolment withoutEnded(Enrolment enrolment, Change change, List<OffenderState> so, Instant now) {
        Enrolment without = enrolment;
        for (Alert alert : enrolment.alerts()) {
            if (!alert.isOver()
                    && isEnded(alert, change)
                    && !StateChanges.holds(alert, so, enrolment.districts(), change.kind() == AlertKind.OFF_REGISTER)) {
                sending.withdraw(alert);
                without = without.changing(
                        alert.id(),
                        one -> change.kind() == AlertKind.OFF_REGISTER ? one.endedByEnd(now) : one.ended(now));
            }
        }
        return without;
    }

    /** Releases that a move was to say that is over before it was sent: the person moved on, and is as free as before. */
    private List<Change> releasesNotSaid(Enrolment before, Enrolment without, Change change, List<OffenderState> so) {
        if (change.wrong() != AlertKind.MOVED_NEAR) {
            return List.of();
        }
        return before.alerts().stream()
                .filter(alert -> !alert.isOver()
                        && alert.saysRelease()
                        && without.alert(alert.id()).filter(Alert::isOver).isPresent()
                        && sending.isUnsent(alert)
                        && so.stream().anyMatch(state -> state.custody() == OffenderState.Custody.AT_LIBERTY))
                .map(_ -> new Change(StateChanges.released(before), null, null))
                .toList();
    }

    private boolean isEnded(Alert alert, Change change) {
        return change.wrong() == null ? WhatEnds.isEnded(alert, change) : isWrong(alert, change);
    }
}
