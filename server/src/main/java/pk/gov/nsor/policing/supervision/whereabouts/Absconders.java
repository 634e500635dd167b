package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts.End;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts.Reason;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** People of whom nobody knows where they are: a national alert until they are seen. */
@Service
public class Absconders {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Outbox outbox;
    private final Clock clock;

    Absconders(JdbcClient jdbc, Journal journal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The alert about somebody; empty where it is known where they are. */
    @Transactional(readOnly = true)
    public Optional<Whereabouts> of(PersonId person) {
        return jdbc.sql("""
                        select since_day, reason from supervision.whereabouts
                        where person_id = ? and until_day is null
                        """).param(person.value()).query(Whereabouts.class).optional();
    }

    /**
     * The address has failed. A person who has also missed an appearance becomes an absconder, wanted in the whole
     * country. The caller holds the lock of the person's row.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addressFailed(PersonId person, Actor actor) {
        boolean hasMissed =
                jdbc.sql("""
                        select exists (select from supervision.breach
                            where person_id = ? and duty_id is not null and state in ('ALLEGED', 'UPHELD'))
                        """).param(person.value()).query(Boolean.class).single();
        if (!hasMissed) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        int begun = jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?) on conflict (person_id) where until_day is null do nothing
                        """)
                .param(person.value())
                .param(today)
                .param(Reason.MISSED_AND_NOT_AT_ADDRESS.name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        if (begun > 0) {
            journal.append(
                    person,
                    JournalKind.WHEREABOUTS_UNKNOWN,
                    today,
                    Map.of("reason", Reason.MISSED_AND_NOT_AT_ADDRESS.name()),
                    actor);
            outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        }
    }

    /** Somebody has seen the person, on that day. The caller holds the lock of the person's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seen(PersonId person, LocalDate on, Actor actor) {
        List<LocalDate> since = jdbc.sql("""
                        update supervision.whereabouts set until_day = ?, end_reason = ?
                        where person_id = ? and until_day is null and since_day <= ? returning since_day
                        """)
                .params(on, End.APPEARED.name(), person.value(), on)
                .query(LocalDate.class)
                .list();
        for (LocalDate day : since) {
            journal.append(person, JournalKind.WHEREABOUTS_KNOWN, on, Map.of("since", day.toString()), actor);
        }
    }
}
