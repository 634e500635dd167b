package pk.gov.nsor.record.register.address;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.AddressRecorded;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Withdraws an address that was recorded in error: it stays in the tables, and no longer counts. */
@Service
public class MistakenAddresses {

    private final JdbcClient jdbc;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MistakenAddresses(
            JdbcClient jdbc,
            People people,
            Journal journal,
            Trail trail,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Withdraws an address. The address that it ended continues, where no other has followed.
     *
     * @param address as {@link Address#id} names it
     * @throws InvalidValueException where the person has no such address
     */
    @Transactional
    public void takeBack(PersonId of, long address, Actor actor) {
        PersonId person = people.lockLeading(of);
        Address mistaken = people.get(person).addresses().stream()
                .filter(known -> known.id() == address)
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("address.unknown", "The person has no such address."));
        jdbc.sql("update register.address set withdrawn_at = ?, until_day = from_day where id = ?")
                .params(OffsetDateTime.now(clock), address)
                .update();
        if (mistaken.until() == null) {
            jdbc.sql("""
                            update register.address set until_day = null
                            where id = (select id from register.address
                                where person_id = ? and withdrawn_at is null and until_day = ?
                                order by from_day desc, id desc limit 1)
                            """).params(person.value(), mistaken.from().minusDays(1)).update();
        }
        journal.append(
                person,
                JournalKind.ADDRESS_WITHDRAWN,
                LocalDate.now(clock),
                Map.of("line", mistaken.line(), "district", mistaken.districtCode()),
                actor);
        events.publishEvent(new AddressRecorded(person, actor));
        trail.append(TrailEntry.done(actor, TrailAction.ADDRESS_WITHDRAWN)
                .about(person.value())
                .with(Map.of("address", mistaken)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }
}
