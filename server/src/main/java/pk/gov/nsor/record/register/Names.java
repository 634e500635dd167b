package pk.gov.nsor.record.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * The names of people over time. A new name is recorded, and every former name is kept and still finds the person.
 */
@Service
public class Names {

    private final JdbcClient jdbc;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Names(JdbcClient jdbc, People people, Journal journal, Trail trail, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records that somebody has another name from a day on.
     *
     * @return names the change, for {@link #takeBack}
     * @throws InvalidValueException naming the field, where the day lies in the future, it is the name already, or it
     *     would identify a survivor
     */
    @Transactional
    public long change(PersonId of, PersonName name, LocalDate from, Actor actor) {
        PersonName _ = Screened.require(name, "name");
        PersonId person = people.lockLeading(of);
        if (from.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("from");
        }
        PersonName before = current(person);
        if (before.equals(name)) {
            throw new InvalidValueException("name.same", "This is the name on the record already.").at("name");
        }
        return write(person, before, name, from, false, actor);
    }

    /**
     * Records that a change was a mistake: the previous name is valid again. The mistaken one remains visible and
     * finds nobody.
     *
     * @throws InvalidValueException where there was no such change, or another has followed
     */
    @Transactional
    public void takeBack(PersonId of, long change, Actor actor) {
        PersonId person = people.lockLeading(of);
        FormerName latest = of(person).stream()
                .findFirst()
                .filter(former -> former.id() == change)
                .orElseThrow(() -> new InvalidValueException(
                        "name.changed-since", "The name was changed again since. Record the right name as a change."));
        write(person, current(person), latest.name(), LocalDate.now(clock), true, actor);
    }

    /**
     * The name on the record, without the rest of the record.
     *
     * @throws UnknownPersonException where there is no such record
     */
    @Transactional(readOnly = true)
    public PersonName current(PersonId person) {
        return jdbc.sql("select name_latin as latin, name_urdu as urdu from register.person where id = ?")
                .param(person.value())
                .query(PersonName.class)
                .optional()
                .orElseThrow(UnknownPersonException::new);
    }

    /** The person's former names, the latest first. */
    @Transactional(readOnly = true)
    public List<FormerName> of(PersonId person) {
        return jdbc.sql("""
                        select id, name_latin, name_urdu, until_day from register.former_name
                        where person_id = ? and not is_mistaken order by id desc
                        """).param(person.value()).query(FormerName.class).list();
    }

    private long write(
            PersonId person, PersonName before, PersonName name, LocalDate from, boolean isMistaken, Actor actor) {
        long id = jdbc.sql("""
                        insert into register.former_name
                            (person_id, name_latin, name_urdu, until_day, is_mistaken, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(person.value())
                .param(before.latin())
                .param(before.urdu())
                .param(from)
                .param(isMistaken)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .query(Long.class)
                .single();
        jdbc.sql("update register.person set name_latin = ?, name_urdu = ? where id = ?")
                .param(name.latin())
                .param(name.urdu())
                .param(person.value())
                .update();
        events.publishEvent(new NamesRecorded(person));
        journal.append(
                person, JournalKind.NAME_CHANGED, from, Map.of("before", before.any(), "name", name.any()), actor);
        trail.append(TrailEntry.done(actor, TrailAction.NAME_CHANGED)
                .about(person.value())
                .with(Map.of("before", before, "name", name, "mistaken", isMistaken)));
        return id;
    }
}
