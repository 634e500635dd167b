package pk.gov.nsor.conviction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.People;

/** Records what courts decide. Each fact locks the person's row first and is derived from in the same transaction. */
@Service
public class Convictions {

    private final JdbcClient jdbc;
    private final ConvictionReader reader;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Convictions(
            JdbcClient jdbc,
            ConvictionReader reader,
            People people,
            Journal journal,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a judgment against a person.
     *
     * @throws InvalidValueException where a day lies in the future, or the offence before the person's birth
     */
    @Transactional
    public ConvictionId record(PersonId person, NewConviction judgment, Actor actor) {
        people.lock(person);
        refuseFuture(judgment.judgmentOn(), "judgmentOn");
        refuseBeforeBirth(person, judgment);
        ConvictionId id = ConvictionId.next();
        insert(id, person, judgment, actor);
        String sections = judgment.offences().stream()
                .map(offence -> offence.section().toString())
                .collect(Collectors.joining(", "));
        journal.append(
                person,
                JournalKind.CONVICTION_RECORDED,
                judgment.judgmentOn(),
                Map.of("sections", sections, "court", judgment.courtCode(), "case", judgment.caseNumber()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.CONVICTION_RECORDED)
                .about(person.value())
                .with(Map.of("conviction", id.toString(), "judgment", judgment)));
        events.publishEvent(new LegalFactRecorded(person));
        return id;
    }

    /**
     * Records that a conviction was quashed: from that day it is as if it had never been.
     *
     * @throws InvalidValueException where the day lies before the judgment or in the future, the conviction is not this
     *     person's, or it was quashed already
     */
    @Transactional
    public void quash(PersonId person, ConvictionId id, Conviction.Quashing quashing, Actor actor) {
        people.lock(person);
        refuseFuture(quashing.on(), "on");
        Conviction conviction = reader.of(person).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("conviction.unknown", "There is no such conviction."));
        if (conviction.quashing() != null) {
            throw new InvalidValueException("conviction.quashed", "This conviction has been quashed already.");
        }
        if (quashing.on().isBefore(conviction.judgment().judgmentOn())) {
            throw new InvalidValueException(
                            "quashing.before-judgment", "A conviction can not be quashed before its judgment.")
                    .at("on");
        }
        jdbc.sql("""
                        insert into conviction.quashing (conviction_id, quashed_on, reason, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(id.value())
                .param(quashing.on())
                .param(quashing.reason().name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        journal.append(
                person,
                JournalKind.CONVICTION_QUASHED,
                quashing.on(),
                Map.of(
                        "case",
                        conviction.judgment().caseNumber(),
                        "reason",
                        quashing.reason().name()),
                actor);
        trail.append(TrailEntry.done(actor, TrailAction.CONVICTION_QUASHED)
                .about(person.value())
                .with(Map.of("conviction", id.toString(), "quashing", quashing)));
        events.publishEvent(new LegalFactRecorded(person));
    }

    /** A person's convictions, the latest judgment first. */
    @Transactional(readOnly = true)
    public List<Conviction> of(PersonId person) {
        return reader.of(person);
    }

    /** The convictions of several people, each as {@link #of(PersonId)}; who has none is left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, List<Conviction>> of(Collection<PersonId> persons) {
        return reader.of(persons);
    }

    /** The people with a conviction, quashed or not, that names the section, a part of it, or one in connection with it. */
    @Transactional(readOnly = true)
    public List<PersonId> convictedUnder(Section section) {
        return reader.convictedUnder(section);
    }

    /** How many convictions, quashed or not, name the section, a part of it, or one in connection with it. */
    @Transactional(readOnly = true)
    public long countUnder(Section section) {
        return reader.countUnder(section);
    }

    private void insert(ConvictionId id, PersonId person, NewConviction judgment, Actor actor) {
        jdbc.sql("""
                        insert into conviction.conviction
                            (id, person_id, court_code, case_number, fir_number, police_station_code, offence_on,
                             judgment_on, victim_age, victim_sex, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id.value())
                .param(person.value())
                .param(judgment.courtCode())
                .param(judgment.caseNumber())
                .param(judgment.firNumber())
                .param(judgment.policeStationCode())
                .param(judgment.offenceOn())
                .param(judgment.judgmentOn())
                .param(judgment.victim().age().name())
                .param(judgment.victim().sex().name())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        int position = 0;
        for (Offence offence : judgment.offences()) {
            jdbc.sql("""
                            insert into conviction.offence (conviction_id, position, law, section, connected_with)
                            values (?, ?, ?, ?, ?)
                            """)
                    .param(id.value())
                    .param(position++)
                    .param(offence.section().law())
                    .param(offence.section().number())
                    .param(offence.connectedWith().stream()
                            .map(Object::toString)
                            .toArray(String[]::new))
                    .update();
        }
    }

    private void refuseBeforeBirth(PersonId person, NewConviction judgment) {
        LocalDate bornOn = people.get(person).identity().bornOn();
        if (bornOn != null && judgment.offenceOn().isBefore(bornOn)) {
            throw new InvalidValueException("offence.before-birth", "The offence can not be before the person's birth.")
                    .at("offenceOn");
        }
    }

    private void refuseFuture(LocalDate day, String field) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at(field);
        }
    }
}
