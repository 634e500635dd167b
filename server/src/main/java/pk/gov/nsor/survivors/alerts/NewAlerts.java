package pk.gov.nsor.survivors.alerts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.survivors.alerts.StateChanges.Change;
import pk.gov.nsor.survivors.alerts.places.Places;

/** Makes alerts: the code and the number of each, its times, and whether a person has to look at it before it is sent. */
@Component
class NewAlerts {

    /** What happened longer ago is looked at by a person first: a feed that is replayed late alarms nobody. */
    private static final Duration OLD = Duration.ofDays(1);

    /** The policy that says how many alerts go in an hour before a person looks at the next ones. */
    private static final String AN_HOUR = "vault.alerts-hour";

    private final Brake brake;
    private final AlertTimes times = new AlertTimes();
    private final AlertNumbers numbers = new AlertNumbers();
    private final SecureRandom random = new SecureRandom();

    @Autowired
    NewAlerts(Places places, Clock clock, PolicyValues policy) {
        this(places, () -> policy.get(AN_HOUR, LocalDate.now(clock)).number());
    }

    NewAlerts(Places places, IntSupplier anHour) {
        this.brake = new Brake(anHour, places.enrolments());
    }

    /** @param first what goes before it; null for nothing */
    Alert of(Enrolment enrolment, Change change, Instant now, @Nullable Alert first) {
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

    /** Of what comes after something else, or by itself where that is null. */
    AlertTimes.Times times(boolean urgent, Enrolment enrolment, LocalDate day, Instant now, @Nullable Alert first) {
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
}
