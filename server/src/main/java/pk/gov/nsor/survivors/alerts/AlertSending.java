package pk.gov.nsor.survivors.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;

/** Sends one survivor what is due, in the transaction there is, and takes back what waits to be sent. */
@Component
class AlertSending {

    private final Messages messages;
    private final NewAlerts newAlerts;
    private final AlertTimes times = new AlertTimes();
    private final Clock clock;

    AlertSending(Messages messages, NewAlerts newAlerts, Clock clock) {
        this.messages = messages;
        this.newAlerts = newAlerts;
        this.clock = clock;
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
                        .with(newAlerts.of(enrolment, new Change(AlertKind.CHECK, null, null), now, null))
                        .checkedAgain(times.nextCheck(now));
    }

    Enrolment sent(Enrolment enrolment, Instant now) {
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
    int handedOver(Alert alert) {
        return alert.sent() - messages.counts(alert.messages()).getOrDefault(MessageState.State.EXPIRED, 0);
    }

    /** Sends what a person has looked at. */
    Enrolment letGo(Enrolment enrolment, Alert alert) {
        Instant now = clock.instant();
        AlertTimes.Times at = times.of(alert.urgent(), enrolment.atNight(), alert.day(), now);
        return sent(enrolment.changing(alert.id(), one -> one.letGo(at.first(), at.call())), now);
    }
}
