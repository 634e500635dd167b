package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Records that people were told their duties: nobody can breach a duty that was never explained to them. */
@Service
public class DutiesExplained {

    private final JdbcClient jdbc;
    private final People people;
    private final Stations stations;
    private final Cases cases;
    private final CaseNotifications texts;
    private final Journal journal;
    private final Trail trail;
    private final Clock clock;

    DutiesExplained(
            JdbcClient jdbc,
            People people,
            Stations stations,
            Cases cases,
            CaseNotifications texts,
            Journal journal,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.stations = stations;
        this.cases = cases;
        this.texts = texts;
        this.journal = journal;
        this.trail = trail;
        this.clock = clock;
    }

    /** How the duties were explained. The names are stored. */
    public enum How {
        /** Signed the printed letter. */
        SIGNED,
        /** Was read the letter, put a thumb to it. */
        READ_AND_THUMBED,
        /** Would not sign; two officers saw that it was read out. */
        REFUSED_TO_SIGN
    }

    /** On a day. */
    public record Explained(LocalDate on, How how) {}

    /**
     * Records it. Sent again with the same identifier it changes nothing.
     *
     * @throws InvalidValueException naming the field, where the day lies in the future or the person is not under supervision
     */
    @Transactional
    public void record(PersonId person, UUID id, LocalDate on, How how, Actor actor) {
        people.lock(person);
        LocalDate today = LocalDate.now(clock);
        if (on.isAfter(today)) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("on");
        }
        int recorded = jdbc.sql("""
                        insert into supervision.duties_explained (id, person_id, explained_on, how, recorded_at, recorded_by)
                        select ?, person_id, ?, ?, ?, ? from supervision.case_file where person_id = ?
                        on conflict (id) do nothing
                        """)
                .param(id)
                .param(on)
                .param(how.name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .param(person.value())
                .update();
        if (recorded > 0) {
            journal.append(person, JournalKind.DUTIES_EXPLAINED, on, Map.of("how", how.name()), actor);
            trail.append(TrailEntry.done(actor, TrailAction.CASE_CHANGED)
                    .about(person.value())
                    .with(Map.of("dutiesExplained", how.name(), "on", on.toString())));
            if (on.equals(today)) {
                stations.of(person)
                        .ifPresent(answering ->
                                texts.dutiesExplained(person, answering.station(), cases.nextDueOn(person), actor));
            }
        } else if (of(person).isEmpty()) {
            throw new InvalidValueException(
                    "appearance.nobody",
                    "This person is not on the register today, so there is nothing to appear for.");
        }
    }

    /** All, the latest first. */
    @Transactional(readOnly = true)
    public List<Explained> of(PersonId person) {
        return jdbc.sql("""
                        select explained_on as on, how from supervision.duties_explained where person_id = ?
                        order by explained_on desc, recorded_at desc
                        """).param(person.value()).query(Explained.class).list();
    }
}
