package pk.gov.nsor.policing.supervision.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.policing.supervision.assignment.Transfer.State;
import pk.gov.nsor.record.register.OfPeople;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Reads and writes transfers; what is written goes to the timeline and to the outbox as well. */
@Component
class TransferRepository {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Outbox outbox;
    private final Clock clock;

    TransferRepository(JdbcClient jdbc, Journal journal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(Transfer.class)
                .optional();
    }

    /** The open offers of several people, at most one of each. */
    List<Transfer> offered(Collection<PersonId> people) {
        return jdbc.sql(SELECT + " where state = 'OFFERED' and " + OfPeople.condition("person_id", people))
                .param(OfPeople.parameter(people))
                .query(Transfer.class)
                .list();
    }

    /** Whether the register offered it after a move, and no officer. */
    boolean isOfferedByRegister(UUID id) {
        return jdbc.sql("select offered_by is null from supervision.transfer where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    List<Transfer> answered(Collection<String> stations, LocalDate since) {
        return jdbc.sql(SELECT + """
                         t where state in ('ACCEPTED', 'RETURNED') and answered_on >= :since
                            and from_station = any (:stations)
                            and exists (select from registration.standing_view s where s.person_id = t.person_id
                                and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))
                        order by answered_on desc, id limit 500
                        """)
                .param("since", since)
                .param("today", LocalDate.now(clock))
                .param("stations", stations.toArray(String[]::new))
                .query(Transfer.class)
                .list();
    }

    UUID insert(PersonId person, String station, String district, String reason, Actor actor) {
        UUID id = UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        insert into supervision.transfer
                            (id, person_id, from_station, to_district, reason, state, offered_on, offered_at, offered_by)
                        values (?, ?, ?, ?, ?, 'OFFERED', ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(station)
                .param(district)
                .param(reason)
                .param(today)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(person, JournalKind.TRANSFER_OFFERED, today, Map.of("district", district), actor);
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return id;
    }

    void end(Transfer transfer, State state, @Nullable String station, String answer, JournalKind kind, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                        update supervision.transfer
                        set state = ?, to_station = ?, answer = ?, answered_on = ?, answered_by = ? where id = ?
                        """)
                .param(state.name())
                .param(station)
                .param(answer)
                .param(today)
                .param(actor.id())
                .param(transfer.id())
                .update();
        journal.append(
                transfer.person(), kind, today, Map.of("district", transfer.toDistrict(), "reason", answer), actor);
        outbox.publish(OutboxTopic.CASE_CHANGED, transfer.person().value());
    }

    private static final String SELECT = """
            select id, person_id, from_station, to_district, reason, state, offered_on, to_station, answer
            from supervision.transfer""";
}
