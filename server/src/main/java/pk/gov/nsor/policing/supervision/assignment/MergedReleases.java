package pk.gov.nsor.policing.supervision.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.RecordsMerged;

/** A planned release goes with the custody that it ends, where records are joined or parted. */
@Component
class MergedReleases {

    private static final Actor REVIEW = Actor.system("case-review");

    private final JdbcClient jdbc;
    private final LegalRecord legal;
    private final Journal journal;
    private final Outbox outbox;
    private final Clock clock;

    MergedReleases(JdbcClient jdbc, LegalRecord legal, Journal journal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.legal = legal;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** After the standings were derived: a plan of the record from which the custody went has happened, as it seems, by now. */
    @EventListener
    void on(RecordsMerged merged) {
        if (merged.isTogether()) {
            goOn(merged.part(), merged.leading());
        } else if (legal.of(merged.part()).custody().stream().anyMatch(CustodyPeriod::isOpen)) {
            goOn(merged.leading(), merged.part());
        }
    }

    private record Plan(UUID id, LocalDate on, String prison, String district) {}

    /** The one that was announced last is the one that stands. */
    private void goOn(PersonId from, PersonId to) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        update supervision.planned_release r set state = 'CALLED_OFF', ended_on = :today
                        where r.person_id = :to and r.state = 'PLANNED' and exists (
                            select from supervision.planned_release p
                            where p.person_id = :from and p.announced_at > r.announced_at
                                and (p.state = 'PLANNED' or (p.state = 'HAPPENED' and p.ended_on = :today)))
                        """)
                .param("from", from.value())
                .param("to", to.value())
                .param("today", today)
                .update();
        jdbc.sql("""
                        insert into supervision.planned_release
                            (id, person_id, planned_on, prison, district_code, address, state, announced_at, announced_by)
                        select gen_random_uuid(), :to, planned_on, prison, district_code, address, 'PLANNED', announced_at,
                               announced_by
                        from supervision.planned_release
                        where person_id = :from and (state = 'PLANNED' or (state = 'HAPPENED' and ended_on = :today))
                        order by state = 'PLANNED' desc, announced_at desc limit 1
                        on conflict (person_id) where state = 'PLANNED' do nothing
                        returning id, planned_on as on, prison, district_code as district
                        """)
                .param("from", from.value())
                .param("to", to.value())
                .param("today", today)
                .query(Plan.class)
                .optional()
                .ifPresent(plan -> {
                    journal.append(
                            to,
                            JournalKind.RELEASE_PLANNED,
                            today,
                            Map.of("day", plan.on().toString(), "prison", plan.prison(), "district", plan.district()),
                            REVIEW);
                    outbox.publish(OutboxTopic.CASE_CHANGED, to.value());
                });
        jdbc.sql("""
                        update supervision.planned_release set state = 'CALLED_OFF', ended_on = ?
                        where person_id = ? and state = 'PLANNED'
                        """).params(today, from.value()).update();
    }
}
