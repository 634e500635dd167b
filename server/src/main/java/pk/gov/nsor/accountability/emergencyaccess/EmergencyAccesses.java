package pk.gov.nsor.accountability.emergencyaccess;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.Standings;

/** Opens records by their number to whom nothing links them. */
@Service
public class EmergencyAccesses {

    private static final Duration DAY = Duration.ofDays(1);

    private final EmergencyAccessRepository table;
    private final EmergencyAccessTexts texts;
    private final Supervisors supervisors;
    private final People people;
    private final Standings standings;
    private final AccessGrounds records;
    private final PolicyValues policy;
    private final Trail trail;
    private final Clock clock;

    EmergencyAccesses(
            EmergencyAccessRepository table,
            EmergencyAccessTexts texts,
            Supervisors supervisors,
            People people,
            Standings standings,
            AccessGrounds records,
            PolicyValues policy,
            Trail trail,
            Clock clock) {
        this.table = table;
        this.texts = texts;
        this.supervisors = supervisors;
        this.people = people;
        this.standings = standings;
        this.records = records;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens one record to the reader for a limited time, in the transaction that notifies their supervisor and writes
     * to the trail. A sealed record is answered like a number that does not exist, after the same statements; the
     * supervisor is notified of both. Where nothing may be opened to the reader now ({@link Refusal}), the number is
     * not looked up.
     *
     * @param reader of the police
     * @param reason 20 to 1000 characters
     * @throws InvalidValueException where the reason is too short or long
     */
    @Transactional
    public Opening open(SignedIn reader, RegisterNumber number, String reason, Actor actor) {
        String given = EmergencyAccessTexts.checked(reason, "reason");
        EmergencyAccessRepository.ReaderRow row = table.lockReader(reader.accountId());
        Instant now = clock.instant();
        Optional<EmergencyAccessRefusal> refusal = refusal(row, reader.accountId(), now);
        if (refusal.isPresent()) {
            trail.append(TrailEntry.refused(actor, TrailAction.EMERGENCY_ACCESS_TRIED)
                    .purpose(Purpose.EMERGENCY.name())
                    .with(Map.of(
                            "number",
                            number.formatted(),
                            "refused",
                            refusal.get().name())));
            return new Opening.Refused(refusal.get());
        }
        Optional<PersonId> found = people.withNumber(number);
        PersonId asked = found.orElseGet(PersonId::next);
        boolean isSealed = standings.isSealed(asked);
        if (!records.of(reader, asked).isEmpty()) {
            return new Opening.Readable(asked);
        }
        PersonId opened = found.isPresent() && !isSealed ? asked : null;
        EmergencyAccess emergencyAccess = emergencyAccess(reader, number, opened, given, now);
        table.insert(emergencyAccess, texts.sealed(emergencyAccess, given));
        TrailEntry entry = opened == null
                ? TrailEntry.refused(actor, TrailAction.EMERGENCY_ACCESS_TRIED).about(emergencyAccess.id())
                : TrailEntry.done(actor, TrailAction.EMERGENCY_ACCESS_TAKEN)
                        .about(opened.value())
                        .link(AccessGround.EMERGENCY_ACCESS_TAKEN.name());
        trail.append(entry.purpose(Purpose.EMERGENCY.name())
                .with(Map.of(
                        "number",
                        number.formatted(),
                        "reason",
                        given,
                        "told",
                        emergencyAccess.level().name(),
                        "same reason",
                        emergencyAccess.repeats() != null)));
        if (opened != null) {
            return new Opening.Opened(opened);
        }
        Instant from = now.minus(DAY);
        Instant counts = row.countsFrom() != null && row.countsFrom().isAfter(from) ? row.countsFrom() : from;
        if (table.fruitless(reader.accountId(), counts) >= number("emergency-access.fruitless-a-day")) {
            table.close(reader.accountId(), emergencyAccess.id());
        }
        return new Opening.Nothing();
    }

    /** Why nothing would be opened to somebody now; empty where something would. */
    @Transactional(readOnly = true)
    public Optional<EmergencyAccessRefusal> refusal(UUID account) {
        return refusal(table.reader(account), account, clock.instant());
    }

    private Optional<EmergencyAccessRefusal> refusal(
            EmergencyAccessRepository.ReaderRow row, UUID account, Instant now) {
        EmergencyAccessRepository.Counts counts = table.counts(account, now, now.minus(DAY));
        if (row.closedBy() != null) {
            return Optional.of(EmergencyAccessRefusal.CLOSED);
        } else if (counts.objected() > 0) {
            return Optional.of(EmergencyAccessRefusal.OBJECTED);
        } else if (counts.unanswered() > 0) {
            return Optional.of(EmergencyAccessRefusal.UNANSWERED);
        } else if (counts.open() >= number("emergency-access.at-once")) {
            return Optional.of(EmergencyAccessRefusal.AT_ONCE);
        }
        return counts.tried() >= number("emergency-access.a-day")
                ? Optional.of(EmergencyAccessRefusal.A_DAY)
                : Optional.empty();
    }

    private @Nullable UUID repeated(SignedIn reader, RegisterNumber number, String reason, Instant now) {
        Instant since = now.minus(Duration.ofDays(number("emergency-access.same-reason-days")));
        for (UUID before : table.ofOthers(reader.accountId(), number.formatted(), since)) {
            Optional<String> given = table.find(before)
                    .flatMap(found -> table.texts(before).map(stored -> texts.opened(found, stored.reason())));
            if (given.filter(text -> EmergencyAccessTexts.isSame(text, reason)).isPresent()) {
                return before;
            }
        }
        return null;
    }

    private EmergencyAccess emergencyAccess(
            SignedIn reader, RegisterNumber number, @Nullable PersonId person, String reason, Instant now) {
        Supervisors.Told told = supervisors.of(reader);
        return new EmergencyAccess(
                UUID.randomUUID(),
                reader.accountId(),
                number.formatted(),
                person == null ? null : person.value(),
                told.level(),
                told.province(),
                told.district(),
                now,
                person == null ? null : now.plus(Duration.ofMinutes(number("emergency-access.minutes"))),
                now.plus(Duration.ofHours(number("emergency-access.answer-hours"))),
                null,
                null,
                null,
                null,
                null,
                repeated(reader, number, reason, now),
                false);
    }

    private int number(String key) {
        return policy.get(key, LocalDate.now(clock)).number();
    }
}
