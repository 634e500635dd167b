package pk.gov.nsor.glass;

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
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.reference.PolicyValues;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.RecordLinks;
import pk.gov.nsor.registration.Standings;

/** Opens records by their number to whom nothing links them. */
@Service
public class Glass {

    private static final Duration DAY = Duration.ofDays(1);

    private final BreakingTable table;
    private final GlassTexts texts;
    private final Supervisors supervisors;
    private final People people;
    private final Standings standings;
    private final RecordLinks records;
    private final PolicyValues policy;
    private final Trail trail;
    private final Clock clock;

    Glass(
            BreakingTable table,
            GlassTexts texts,
            Supervisors supervisors,
            People people,
            Standings standings,
            RecordLinks records,
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
     * Opens one record to the reader for a time, in the transaction that tells their supervisor and the trail. A sealed
     * record is answered as a number that nobody has, after the same statements; the supervisor is told of both.
     *
     * @param reader of the police
     * @param reason 20 to 1000 characters
     * @throws InvalidValueException where the reason is too short or long
     */
    @Transactional
    public Opening open(SignedIn reader, RegisterNumber number, String reason, Actor actor) {
        String given = GlassTexts.checked(reason, "reason");
        BreakingTable.ReaderRow row = table.lockReader(reader.accountId());
        if (row.closedBy() != null) {
            return new Opening.Closed();
        }
        Optional<PersonId> found = people.withNumber(number);
        PersonId asked = found.orElseGet(PersonId::next);
        boolean isSealed = standings.isSealed(asked);
        if (!records.of(reader, asked).isEmpty()) {
            return new Opening.Readable(asked);
        }
        Instant now = clock.instant();
        PersonId opened = found.isPresent() && !isSealed ? asked : null;
        Breaking breaking = breaking(reader, number, opened, now);
        table.insert(breaking, texts.sealed(breaking, given));
        TrailEntry entry = opened == null
                ? TrailEntry.refused(actor, TrailAction.GLASS_TRIED).about(breaking.id())
                : TrailEntry.done(actor, TrailAction.GLASS_BROKEN)
                        .about(opened.value())
                        .link(RecordLink.GLASS_BROKEN.name());
        trail.append(entry.purpose(Purpose.EMERGENCY.name())
                .with(Map.of(
                        "number",
                        number.formatted(),
                        "reason",
                        given,
                        "told",
                        breaking.level().name())));
        if (opened != null) {
            return new Opening.Opened(opened);
        }
        Instant from = now.minus(DAY);
        Instant counts = row.countsFrom() != null && row.countsFrom().isAfter(from) ? row.countsFrom() : from;
        if (table.fruitless(reader.accountId(), counts) >= number("glass.fruitless-a-day")) {
            table.close(reader.accountId(), breaking.id());
        }
        return new Opening.Nothing();
    }

    /** Whether the page is closed to somebody until a supervisor opens it. */
    @Transactional(readOnly = true)
    public boolean isClosed(UUID account) {
        return table.isClosed(account);
    }

    private Breaking breaking(SignedIn reader, RegisterNumber number, @Nullable PersonId person, Instant now) {
        Supervisors.Told told = supervisors.of(reader);
        return new Breaking(
                UUID.randomUUID(),
                reader.accountId(),
                number.formatted(),
                person == null ? null : person.value(),
                told.level(),
                told.province(),
                told.district(),
                now,
                person == null ? null : now.plus(Duration.ofMinutes(number("glass.minutes"))),
                now.plus(Duration.ofHours(number("glass.answer-hours"))),
                null,
                null,
                null,
                null,
                null,
                false);
    }

    private int number(String key) {
        return policy.get(key, LocalDate.now(clock)).number();
    }
}
