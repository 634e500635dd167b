package pk.gov.nsor.policing.supervision;

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
import pk.gov.nsor.policing.supervision.Responsibility.End;
import pk.gov.nsor.policing.supervision.Responsibility.Reason;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Which station answers, and answered, for whom. */
@Service
public class Stations {

    private final JdbcClient jdbc;
    private final CaseRepository tables;
    private final Journal journal;
    private final Clock clock;

    Stations(JdbcClient jdbc, CaseRepository tables, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.journal = journal;
        this.clock = clock;
    }

    /** The one that answers for somebody; empty while the person is in custody or off the register. */
    @Transactional(readOnly = true)
    public Optional<Responsibility> of(PersonId person) {
        return Optional.ofNullable(tables.responsible(List.of(person)).get(person));
    }

    /** All, the latest first. */
    @Transactional(readOnly = true)
    public List<Responsibility> history(PersonId person) {
        return jdbc.sql("""
                        select station_code, from_day, reason, until_day, end_reason as end from supervision.responsibility
                        where person_id = ? order by id desc
                        """).param(person.value()).query(Responsibility.class).list();
    }

    /** From now on another station answers. The caller holds the lock of the person's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(PersonId person, String station, Reason reason, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        update supervision.responsibility
                        set until_day = greatest(from_day, ?), end_reason = ?, ended_at = ?
                        where person_id = ? and until_day is null
                        """).params(today, End.HANDED_OVER.name(), now, person.value()).update();
        jdbc.sql("""
                        insert into supervision.responsibility
                            (person_id, station_code, from_day, reason, assigned_at, assigned_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(person.value())
                .param(station)
                .param(today)
                .param(reason.name())
                .param(now)
                .param(actor.id())
                .update();
        journal.append(
                person, JournalKind.STATION_ASSIGNED, today, Map.of("station", station, "why", reason.name()), actor);
    }
}
