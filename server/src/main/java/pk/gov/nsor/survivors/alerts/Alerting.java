package pk.gov.nsor.survivors.alerts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
import pk.gov.nsor.survivors.alerts.places.Draft;
import pk.gov.nsor.survivors.alerts.places.Places;

/** Decides who is told of a change, sends what is due, and takes what she answers. */
@Service
public class Alerting {

    /** What happened longer ago is looked at by a person first: a feed that is replayed late alarms nobody. */
    private static final Duration OLD = Duration.ofDays(1);

    /** So long after it began anew the register has said all there is: it writes events of everybody for a time first. */
    private static final Duration ANEW = Duration.ofDays(1);

    private static final Duration BRAKE = Duration.ofHours(1);

    /** How long the SMSC may try to deliver a message. */
    private static final Duration VALID = Duration.ofHours(6);

    /** A day that says nothing lies so many days ahead at most, as that of a planned release does. */
    private static final int DAYS_AHEAD = 40;

    private final Places places;
    private final Messages messages;
    private final Clock clock;
    private final int anHour;
    private final AlertTimes times = new AlertTimes();
    private final SecureRandom random = new SecureRandom();

    /** When the register began anew, or this process did, which does not know when that was. */
    private volatile Instant anewAt;

    /** When alerts of the last hour were decided, the oldest first; changed under the lock of the places. */
    private final Deque<Instant> recent = new ArrayDeque<>();

    Alerting(Places places, Messages messages, Clock clock, @Value("${nsor.vault.alerts-an-hour}") int anHour) {
        this.places = places;
        this.messages = messages;
        this.clock = clock;
        this.anHour = anHour;
        this.anewAt = clock.instant();
    }

    /**
     * One event of the register.
     *
     * @param alias the register's name for somebody
     * @param state null where they are no longer on the register
     */
    public record Event(UUID alias, @Nullable OffenderState state) {}

    /** Takes events in their order, and how far they are read, all or none. */
    public void take(List<Event> events, @Nullable String cursor) {
        int _ = places.change(draft -> {
            events.forEach(event -> take(draft, event));
            if (cursor != null) {
                draft.read(cursor);
            }
            return events.size();
        });
    }

    /**
     * The register has begun anew and calls everybody by another name. What it says of somebody is compared with what was known of
     * somebody of the same cases.
     */
    public void beginAnew() {
        boolean _ = places.change(draft -> {
            draft.beginAnew();
            return true;
        });
        anewAt = clock.instant();
    }

    /**
     * The register has nothing more to say for now. Whoever it has said nothing of in the day since it began anew is no longer on it;
     * before that nothing is concluded.
     */
    public void completed() {
        if (clock.instant().isBefore(anewAt.plus(ANEW))) {
            return;
        }
        boolean _ = places.change(draft -> {
            draft.stale().forEach(alias -> take(draft, new Event(alias, null)));
            return true;
        });
    }

    private void take(Draft draft, Event event) {
        OffenderState said = event.state();
        OffenderState before = draft.offender(event.alias())
                .or(() -> said == null ? Optional.empty() : draft.formerly(said))
                .orElse(null);
        draft.offender(event.alias(), event.state());
        Set<String> known = before == null ? Set.of() : Set.copyOf(before.caseNames());
        // Whose case has left the register is told so as well.
        List<String> names =
                event.state() == null ? List.copyOf(known) : event.state().caseNames();
        for (Enrolment enrolment : draft.ofCases(names)) {
            if (!enrolment.isTold()) {
                continue;
            }
            List<Change> changes = event.state() != null && !known.contains(enrolment.caseName())
                    ? StateChanges.present(event.state())
                    : StateChanges.between(before, event.state(), enrolment.districts());
            tell(draft, enrolment, changes);
        }
    }

    /** Tells her of what is so when she begins to be told. */
    Enrolment begun(Draft draft, Enrolment enrolment) {
        for (OffenderState state : draft.offendersOf(enrolment.caseName())) {
            tell(draft, enrolment, StateChanges.present(state));
        }
        return draft.find(enrolment.id()).orElse(enrolment);
    }

    private void tell(Draft draft, Enrolment enrolment, List<Change> changes) {
        Enrolment told = enrolment;
        Instant now = clock.instant();
        for (Change change : changes) {
            if (isFor(told, change, now)) {
                told = told.with(alert(told, change, now)).checkedAgain(times.checkAfterAlert(told.nextCheck()));
            }
        }
        if (told != enrolment) {
            draft.put(sendDue(told, now));
        }
    }

    private static boolean isFor(Enrolment enrolment, Change change, Instant now) {
        return change.kind() == AlertKind.TAKEN_BACK
                ? enrolment.alerts().stream()
                        .anyMatch(alert -> alert.kind() == AlertKind.RELEASE_PLANNED
                                && !alert.day().isBefore(Dates.of(now)))
                : enrolment.events().contains(change.kind());
    }

    private Alert alert(Enrolment enrolment, Change change, Instant now) {
        boolean urgent = isUrgent(change.kind());
        AlertTimes.Times at = times.of(urgent, enrolment.atNight(), now);
        boolean held = isHeld(change, now);
        LocalDate day = change.day();
        return new Alert(
                UUID.randomUUID(),
                change.kind(),
                day == null ? Dates.of(now).plusDays(1 + random.nextInt(DAYS_AHEAD)) : day,
                code(enrolment),
                now,
                held,
                urgent,
                0,
                held ? null : at.first(),
                at.call(),
                null);
    }

    private boolean isUrgent(AlertKind kind) {
        return kind == AlertKind.CHECK ? random.nextBoolean() : kind.isUrgent();
    }

    private boolean isHeld(Change change, Instant now) {
        while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(BRAKE))) {
            recent.removeFirst();
        }
        Instant happened = change.happened();
        if (happened != null && happened.isBefore(now.minus(OLD))) {
            return true;
        }
        if (change.kind().passesBrake()) {
            return false;
        }
        if (recent.size() >= anHour) {
            return true;
        }
        recent.addLast(now);
        return false;
    }

    private String code(Enrolment enrolment) {
        while (true) {
            String code = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
            if (enrolment.alerts().stream().noneMatch(alert -> alert.code().equals(code))) {
                return code;
            }
        }
    }

    /** Sends what is due, and begins the message that says nothing where its time has come. */
    public void sendDue() {
        Instant now = clock.instant();
        for (Enrolment known : places.enrolments()) {
            if (isDue(known, now)) {
                boolean _ = places.change(draft -> draft.find(known.id())
                        .filter(enrolment -> isDue(enrolment, now))
                        .map(enrolment -> {
                            draft.put(sendDue(checked(enrolment, now), now));
                            return true;
                        })
                        .orElse(false));
            }
        }
    }

    private static boolean isDue(Enrolment enrolment, Instant now) {
        return enrolment.isTold()
                && (!enrolment.nextCheck().isAfter(now)
                        || enrolment.alerts().stream().anyMatch(alert -> isDue(alert, now)));
    }

    private static boolean isDue(Alert alert, Instant now) {
        return alert.nextAt() != null && !alert.nextAt().isAfter(now);
    }

    private Enrolment checked(Enrolment enrolment, Instant now) {
        return enrolment.nextCheck().isAfter(now)
                ? enrolment
                : enrolment
                        .with(alert(enrolment, new Change(AlertKind.CHECK, null, null), now))
                        .checkedAgain(times.nextCheck(now));
    }

    private Enrolment sendDue(Enrolment enrolment, Instant now) {
        Enrolment sent = enrolment;
        for (Alert alert : enrolment.alerts()) {
            if (enrolment.isTold() && isDue(alert, now)) {
                send(enrolment, alert, now);
                Instant next = times.again(alert.urgent(), enrolment.atNight(), alert.sent() + 1, now);
                sent = sent.changing(alert.id(), one -> one.sentAgain(next));
            }
        }
        return sent;
    }

    private void send(Enrolment enrolment, Alert alert, Instant now) {
        messages.send(new NewMessage(
                UUID.randomUUID(),
                new MobileNumber(enrolment.number()),
                AlertTexts.of(
                        enrolment.theme(),
                        enrolment.language(),
                        Objects.requireNonNull(enrolment.meanings().get(alert.kind())),
                        alert.day(),
                        alert.code()),
                now,
                now.plus(VALID)));
    }

    /**
     * Takes a code that came by SMS. A second time changes nothing.
     *
     * @return whether one of her alerts had it
     */
    boolean confirm(Draft draft, Enrolment enrolment, String code) {
        Instant now = clock.instant();
        return enrolment.alerts().stream()
                .filter(alert -> alert.sent() > 0 && alert.code().equals(code))
                .findFirst()
                .map(alert -> {
                    if (!alert.isOver()) {
                        draft.put(enrolment.changing(alert.id(), one -> one.ended(now)));
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Sends what a person has looked at. */
    Enrolment letGo(Enrolment enrolment, Alert alert) {
        Instant now = clock.instant();
        AlertTimes.Times at = times.of(alert.urgent(), enrolment.atNight(), now);
        return sendDue(enrolment.changing(alert.id(), one -> one.letGo(at.first(), at.call())), now);
    }

    Instant firstCheck() {
        return times.nextCheck(clock.instant());
    }
}
