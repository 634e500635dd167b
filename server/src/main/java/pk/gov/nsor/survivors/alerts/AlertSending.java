package pk.gov.nsor.survivors.alerts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
import pk.gov.nsor.survivors.alerts.places.Places;

/** Makes one survivor's alerts, and sends those that are due, in the transaction there is. */
@Component
class AlertSending {

    /** What happened longer ago is looked at by a person first: a feed that is replayed late alarms nobody. */
    private static final Duration OLD = Duration.ofDays(1);

    /** The policy that says how many alerts go in an hour before a person looks at the next ones. */
    private static final String AN_HOUR = "vault.alerts-hour";

    private final Messages messages;
    private final Clock clock;
    private final Brake brake;
    private final AlertTimes times = new AlertTimes();
    private final AlertNumbers numbers = new AlertNumbers();
    private final SecureRandom random = new SecureRandom();

    @Autowired
    AlertSending(Places places, Messages messages, Clock clock, PolicyValues policy) {
        this(
                places,
                messages,
                clock,
                () -> policy.get(AN_HOUR, LocalDate.now(clock)).number());
    }

    AlertSending(Places places, Messages messages, Clock clock, IntSupplier anHour) {
        this.messages = messages;
        this.clock = clock;
        this.brake = new Brake(anHour, places.enrolments());
    }

    /** Whoever is in her district is free: where both are told, that is told first. */
    private static final Comparator<Change> BY_WEIGHT = Comparator.comparingInt(change -> switch (change.kind()) {
        case ESCAPED -> 0;
        case MOVED_NEAR -> 1;
        case RELEASED_UNANNOUNCED, RELEASED -> 2;
        case WHEREABOUTS_UNKNOWN -> 3;
        case RELEASE_PLANNED, FOUND, OFF_REGISTER, TAKEN_BACK, NUMBER, RESTORED, CHECK -> 4;
    });

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
     * @param so what is so now of those who were convicted in her case
     */
    Enrolment told(Enrolment enrolment, List<Change> changes, List<OffenderState> so) {
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
                            ? alert(told, change, now, first)
                            : toCall(told, change.kind(), now);
                    told = told.with(alert).checkedAgain(times.checkAfterAlert(told.nextCheck()));
                    first = first == null && goesSoon(alert, now) ? alert : first;
                    if (change.withRelease() && !alert.held()) {
                        moves.add(alert.id());
                    }
                }
            }
        }
        return told == enrolment ? enrolment : sent(told, now);
    }

    /** With what an end had ended that was a mistake, where it holds still. */
    private Enrolment again(Enrolment enrolment, Change change, List<OffenderState> so, Instant now) {
        Enrolment again = enrolment;
        for (Alert alert : enrolment.alerts()) {
            if (isAgain(alert, change) && StateChanges.holds(alert, so, enrolment.districts(), true)) {
                Alert before = urgent(opened(enrolment, again, now));
                AlertTimes.Times at = times(alert.urgent(), enrolment, alert.day(), now, before);
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
                        && handedOver(alert) < AlertTimes.MOST)
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
                withdraw(alert);
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
                        && isUnsent(alert)
                        && so.stream().anyMatch(state -> state.custody() == OffenderState.Custody.AT_LIBERTY))
                .map(_ -> new Change(StateChanges.released(before), null, null))
                .toList();
    }

    private boolean isEnded(Alert alert, Change change) {
        return change.wrong() == null ? WhatEnds.isEnded(alert, change) : isWrong(alert, change);
    }

    /** @param first what goes before it; null for nothing */
    private Alert alert(Enrolment enrolment, Change change, Instant now, @Nullable Alert first) {
        boolean urgent = isUrgent(change.kind());
        LocalDate day = change.day() == null ? times.day(Dates.of(now)) : change.day();
        AlertTimes.Times at = times(urgent, enrolment, day, now, first);
        boolean held = isHeld(change, now);
        return new Alert(
                UUID.randomUUID(),
                change.kind(),
                number(enrolment, change.kind()),
                day,
                code(enrolment),
                now,
                held,
                urgent,
                0,
                held ? null : at.first(),
                // Nothing is sent while another number waits for a second adviser.
                enrolment.isTold() ? at.call() : now,
                null,
                null,
                null);
    }

    private AlertTimes.Times times(
            boolean urgent, Enrolment enrolment, LocalDate day, Instant now, @Nullable Alert first) {
        Instant from = first == null || first.nextAt() == null ? now : first.nextAt();
        return urgent && first != null
                ? times.shortlyAfter(from, enrolment.atNight(), now)
                : times.of(urgent, enrolment.atNight(), day, from);
    }

    /** Of a number that is not hers alone any more: nothing is sent, and an adviser is to reach her otherwise. */
    Alert ofNumber(Enrolment enrolment, Instant now) {
        return toCall(enrolment, AlertKind.NUMBER, now);
    }

    /** Nothing is sent of it, and an adviser is to call her. */
    Alert toCall(Enrolment enrolment, AlertKind kind, Instant now) {
        return new Alert(
                UUID.randomUUID(),
                kind,
                kind.hasNumbers() ? number(enrolment, kind) : null,
                Dates.of(now),
                code(enrolment),
                now,
                false,
                true,
                0,
                null,
                now,
                null,
                null,
                null);
    }

    private String number(Enrolment enrolment, AlertKind kind) {
        return numbers.of(
                enrolment.meanings(),
                kind,
                enrolment.alerts().stream()
                        .map(alert -> Objects.requireNonNullElse(alert.number(), ""))
                        .toList());
    }

    private boolean isUrgent(AlertKind kind) {
        return kind == AlertKind.CHECK ? times.isUrgentCheck() : kind.isUrgent();
    }

    private boolean isHeld(Change change, Instant now) {
        Instant happened = change.happened();
        if (happened != null && happened.isBefore(now.minus(OLD))) {
            return true;
        }
        return change.kind() != AlertKind.CHECK && !change.kind().passesBrake() && !brake.passes(now);
    }

    private String code(Enrolment enrolment) {
        while (true) {
            String code = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
            if (enrolment.alerts().stream().noneMatch(alert -> alert.code().equals(code))) {
                return code;
            }
        }
    }

    static boolean isDue(Enrolment enrolment, Instant now) {
        return enrolment.isTold()
                && (!enrolment.nextCheck().isAfter(now)
                        || enrolment.alerts().stream().anyMatch(alert -> isDue(alert, now)));
    }

    private static boolean isDue(Alert alert, Instant now) {
        return alert.nextAt() != null && !alert.nextAt().isAfter(now);
    }

    /** Whether something urgent is due to her. */
    static boolean isUrgent(Enrolment enrolment, Instant now) {
        return enrolment.alerts().stream().anyMatch(alert -> alert.urgent() && isDue(alert, now));
    }

    /**
     * Sends what is due to her, and begins the message that says nothing where its time has come.
     *
     * @param isUnknown whether nobody knows what happened: then that message is put off by lot within a day
     */
    Enrolment sendDue(Enrolment enrolment, Instant now, boolean isUnknown) {
        return sent(checked(enrolment, now, isUnknown), now);
    }

    private Enrolment checked(Enrolment enrolment, Instant now, boolean isUnknown) {
        if (enrolment.nextCheck().isAfter(now)) {
            return enrolment;
        }
        return isUnknown
                ? enrolment.checkedAgain(times.putOff(now))
                : enrolment
                        .with(alert(enrolment, new Change(AlertKind.CHECK, null, null), now, null))
                        .checkedAgain(times.nextCheck(now));
    }

    private Enrolment sent(Enrolment enrolment, Instant now) {
        Enrolment sent = enrolment;
        for (Alert alert : enrolment.alerts()) {
            Instant morning = AlertTimes.outOfNight(now, enrolment.atNight());
            if (enrolment.isTold() && isDue(alert, now) && morning.isAfter(now)) {
                // It was due before, while another number waited or nothing ran.
                sent = sent.changing(alert.id(), one -> one.letGo(morning, now));
            } else if (enrolment.isTold() && isDue(alert, now)) {
                sent = sent.changing(alert.id(), one -> triedAgain(enrolment, one, now));
            }
        }
        return sent;
    }

    /** After the last time it is looked at once more when no message of it can arrive any more: one that was dropped is no try. */
    private Alert triedAgain(Enrolment enrolment, Alert alert, Instant now) {
        int tries = handedOver(alert);
        if (tries >= AlertTimes.MOST) {
            return alert.dueAt(null);
        }
        send(enrolment, alert, now);
        Instant next = times.again(alert.urgent(), enrolment.atNight(), tries + 1, now);
        return alert.sentAgain(next == null ? AlertTimes.afterwards(enrolment.atNight(), now) : next);
    }

    private void send(Enrolment enrolment, Alert alert, Instant now) {
        messages.send(new NewMessage(
                alert.nextMessage(),
                new MobileNumber(enrolment.number()),
                AlertTexts.of(
                        enrolment.theme(),
                        enrolment.language(),
                        Objects.requireNonNullElse(
                                alert.number(), enrolment.meanings().getOrDefault(alert.kind(), "")),
                        alert.day(),
                        alert.code()),
                now,
                AlertTimes.validUntil(enrolment.atNight(), now)));
    }

    /** Of what waits to be sent to her nothing is. */
    void withdraw(Enrolment enrolment) {
        messages.withdraw(enrolment.alerts().stream()
                .flatMap(alert -> alert.messages().stream())
                .toList());
    }

    /** Of what waits to be sent of this nothing is. */
    void withdraw(Alert alert) {
        messages.withdraw(alert.messages());
    }

    /** Whether she cannot know of it by a message. */
    boolean isUnsent(Alert alert) {
        return handedOver(alert) == 0;
    }

    /**
     * Whether it goes to another number of hers: it is open, nobody has to look at it first, it is not for an adviser's call alone, and
     * it was not sent often enough.
     */
    boolean isForOtherNumber(Alert alert) {
        return !alert.isOver()
                && !alert.held()
                && (alert.nextAt() != null || alert.sent() > 0)
                && handedOver(alert) < AlertTimes.MOST;
    }

    /** How many of its messages were not dropped before they could be sent: one that was is no try. */
    private int handedOver(Alert alert) {
        return alert.sent() - messages.counts(alert.messages()).getOrDefault(MessageState.State.EXPIRED, 0);
    }

    /** Sends what a person has looked at. */
    Enrolment letGo(Enrolment enrolment, Alert alert) {
        Instant now = clock.instant();
        AlertTimes.Times at = times.of(alert.urgent(), enrolment.atNight(), alert.day(), now);
        return sent(enrolment.changing(alert.id(), one -> one.letGo(at.first(), at.call())), now);
    }

    Instant firstCheck() {
        return times.nextCheck(clock.instant());
    }
}
