package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Alleged breaches of the duty to notify. The caller reports what was notified and when; they are decided like every
 * other breach, see {@link Breaches}. The caller holds the lock of the person's row.
 */
@Service
public class NotificationDuties {

    private static final Actor REVIEW = Actor.system("supervision");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Outbox outbox;
    private final Clock clock;

    NotificationDuties(JdbcClient jdbc, Journal journal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Why there is no breach after all. The names are those of messages. */
    public enum Why {
        /** It was notified in time, by what is known now. */
        IN_TIME,
        /** It can still be notified: an outage extends the deadline. */
        PUT_OFF,
        /** What was notified, or reported to have happened, was not true. */
        NOT_SO,
        /** By what is known now, the person did not have to notify it. */
        NOT_OWED,
        /** It was notified; whether in time is judged separately. */
        TOLD
    }

    /**
     * What was not notified in time.
     *
     * @param source the notice, or the fact from elsewhere, from which it is known: with the kind, it identifies the
     *     breach
     * @param happenedOn the day of the event that had to be notified
     * @param dueOn the last day in time
     */
    public record MissedNotification(
            PersonId person, NotificationDutyKind kind, UUID source, LocalDate happenedOn, LocalDate dueOn) {}

    /**
     * The day from which a person has been under supervision: no duty was explained before. Empty for a person without
     * a case.
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> followedSince(PersonId person) {
        return jdbc.sql("select opened_on from supervision.case_file where person_id = ?")
                .param(person.value())
                .query(LocalDate.class)
                .optional();
    }

    /** Alleges a breach. Done twice, it is done once; with other days, they are put right. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void allege(MissedNotification missed) {
        UUID id = jdbc.sql("""
                        insert into supervision.notification_duty (id, person_id, kind, source, happened_on, due_on, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (source, kind) do update
                        set happened_on = excluded.happened_on, due_on = excluded.due_on returning id
                        """)
                .param(UUID.randomUUID())
                .param(missed.person().value())
                .param(missed.kind().name())
                .param(missed.source())
                .param(missed.happenedOn())
                .param(missed.dueOn())
                .param(OffsetDateTime.now(clock))
                .query(UUID.class)
                .single();
        int opened = jdbc.sql("""
                        insert into supervision.breach (id, person_id, notification_duty_id, alleged_on, state, recorded_at)
                        values (?, ?, ?, ?, 'ALLEGED', ?)
                        on conflict (notification_duty_id) where state <> 'WITHDRAWN' do nothing
                        """)
                .param(UUID.randomUUID())
                .param(missed.person().value())
                .param(id)
                .param(LocalDate.now(clock))
                .param(OffsetDateTime.now(clock))
                .update();
        if (opened > 0) {
            tell(missed.person(), JournalKind.BREACH_ALLEGED, details(missed.kind(), missed.dueOn()));
        }
    }

    /** Takes a breach away, decided or not, visibly; where there is none, nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(PersonId person, NotificationDutyKind kind, UUID source, Why why) {
        Optional<LocalDate> dueOn = jdbc.sql("""
                        update supervision.breach b set state = 'WITHDRAWN', reason = ?, decided_on = ?, decided_by = null
                        from supervision.notification_duty t
                        where t.id = b.notification_duty_id and t.source = ? and t.kind = ? and b.state <> 'WITHDRAWN'
                        returning t.due_on
                        """)
                .params(why.name(), LocalDate.now(clock), source, kind.name())
                .query(LocalDate.class)
                .optional();
        dueOn.ifPresent(day -> {
            Map<String, String> details = new java.util.HashMap<>(details(kind, day));
            details.put("why", why.name());
            tell(person, JournalKind.DUTY_WITHDRAWN, details);
        });
    }

    private static Map<String, String> details(NotificationDutyKind kind, LocalDate dueOn) {
        return Map.of("kind", kind.dutyName(), "due", dueOn.toString());
    }

    private void tell(PersonId person, JournalKind kind, Map<String, String> details) {
        journal.append(person, kind, LocalDate.now(clock), details, REVIEW);
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }
}
