package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.RecordsMerged;

/** An alert about somebody whose whereabouts are unknown goes on where their records are joined or parted. */
@Component
class MergedWhereabouts {

    private static final Actor REVIEW = Actor.system("case-review");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Outbox outbox;
    private final Clock clock;

    MergedWhereabouts(JdbcClient jdbc, Journal journal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** After the standings were derived: the case of the joined record is over by now, with its alert. */
    @EventListener
    void on(RecordsMerged merged) {
        if (merged.isTogether()) {
            goOn(merged.part(), merged.leading());
        } else {
            goOn(merged.leading(), merged.part());
        }
    }

    /** Only somebody for whom a station answers can be lost sight of. */
    private void goOn(PersonId from, PersonId to) {
        LocalDate today = LocalDate.now(clock);
        List<String> reasons = jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                        select :to, w.since_day, w.reason, :now from supervision.whereabouts w
                        where w.person_id = :from
                            and (w.until_day is null or (w.until_day = :today and w.end_reason = 'OFF_THE_REGISTER'))
                            and exists (select from supervision.responsibility r where r.person_id = :to and r.until_day is null)
                        order by w.since_day limit 1
                        on conflict (person_id) where until_day is null do nothing
                        returning reason
                        """)
                .param("from", from.value())
                .param("to", to.value())
                .param("today", today)
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .list();
        for (String reason : reasons) {
            journal.append(to, JournalKind.WHEREABOUTS_UNKNOWN, today, Map.of("reason", reason), REVIEW);
            outbox.publish(OutboxTopic.CASE_CHANGED, to.value());
        }
    }
}
