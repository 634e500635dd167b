package pk.gov.nsor.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.conviction.Convictions;
import pk.gov.nsor.conviction.LegalFactRecorded;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.outbox.Outbox;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.reference.OffenceRules;
import pk.gov.nsor.register.CnicOfPerson;
import pk.gov.nsor.register.IdentityDecided;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.registration.Standing.Basis;
import pk.gov.nsor.registration.Standing.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Keeps each person's standing. It is derived whenever a fact is recorded, before that fact is committed. */
@Service
public class Standings {

    private static final Actor DERIVATION = Actor.system("derivation");

    private final JdbcClient jdbc;
    private final OffenceRules law;
    private final People people;
    private final Convictions convictions;
    private final Journal journal;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    Standings(
            JdbcClient jdbc,
            OffenceRules law,
            People people,
            Convictions convictions,
            Journal journal,
            Outbox outbox,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.law = law;
        this.people = people;
        this.convictions = convictions;
        this.journal = journal;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** A person's standing; empty where nothing was ever derived. */
    @Transactional(readOnly = true)
    public Optional<Standing> of(PersonId person) {
        return jdbc.sql("""
                        select bases, first_day, last_day, was_registrable, juvenile, reasons
                        from registration.standing where person_id = ?
                        """)
                .param(person.value())
                .query((row, number) -> new Standing(
                        Arrays.stream((String[]) row.getArray("bases").getArray())
                                .map(Basis::valueOf)
                                .collect(Collectors.toSet()),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBoolean("was_registrable"),
                        row.getBoolean("juvenile"),
                        json.readValue(row.getString("reasons"), new TypeReference<List<Reason>>() {})))
                .optional();
    }

    /** True where the record is sealed today: only a registrar may know that it is there. */
    @Transactional(readOnly = true)
    public boolean isSealed(PersonId person) {
        return of(person)
                .map(standing -> standing.on(LocalDate.now(clock)) == Standing.Status.SEALED)
                .orElse(false);
    }

    /** People on the register whose identity waits for a second person, those who wait longest first. */
    @Transactional(readOnly = true)
    public List<PersonId> identityUnconfirmed(int limit) {
        return jdbc.sql("""
                        select person_id from registration.standing
                        where identity_unconfirmed order by derived_at, person_id limit ?
                        """).param(limit).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    @Transactional(readOnly = true)
    public int countIdentityUnconfirmed() {
        return jdbc.sql("select count(*) from registration.standing where identity_unconfirmed")
                .query(Integer.class)
                .single();
    }

    /**
     * Which of the CNICs are, on the day, confirmed as those of people on the register. One look-up for all. What of it may
     * be told to whom is not decided here.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ListedCnic> listed(Collection<Cnic> cnics, LocalDate day) {
        Long[] numbers = cnics.stream().map(Cnic::number).toArray(Long[]::new);
        return jdbc.sql("""
                        select cnic, juvenile from registration.listed_cnic
                        where cnic = any (?) and first_day <= ? and (last_day is null or last_day >= ?)
                        """)
                .params(numbers, day, day)
                .query((row, number) -> new ListedCnic(new Cnic(row.getLong("cnic")), row.getBoolean("juvenile")))
                .list();
    }

    /** How many confirmed CNICs are, on the day, of people on the register who were not all along under 18. */
    @Transactional(readOnly = true)
    public long countReleasable(LocalDate day) {
        return jdbc.sql("""
                        select count(*) from registration.listed_cnic
                        where not juvenile and first_day <= ? and (last_day is null or last_day >= ?)
                        """).params(day, day).query(Long.class).single();
    }

    /**
     * A CNIC of somebody on the register.
     *
     * @param juvenile whether every offence was committed under 18
     */
    public record ListedCnic(Cnic cnic, boolean juvenile) {}

    /** Within the transaction of the fact, which holds the lock of the person's row. */
    @EventListener
    void on(LegalFactRecorded fact) {
        derive(fact.person());
    }

    /** Within the transaction of the decision, which holds the lock of the person's row. */
    @EventListener
    void on(IdentityDecided decision) {
        derive(decision.person());
    }

    /**
     * Derives a standing anew, after the law has changed.
     *
     * @throws pk.gov.nsor.register.UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void rederive(PersonId person) {
        people.lock(person);
        derive(person);
    }

    private void derive(PersonId id) {
        Person person = people.get(id);
        Standing before = of(id).orElse(null);
        Standing standing = StandingPolicy.derive(
                law.current(), convictions.of(id), person.identity().bornOn());
        store(person, standing);
        list(person, standing);
        LocalDate today = LocalDate.now(clock);
        Standing.Status status = standing.on(today);
        if (before == null ? standing.wasRegistrable() : before.on(today) != status) {
            journal.append(id, JournalKind.STANDING_CHANGED, today, Map.of("status", status.name()), DERIVATION);
        }
        outbox.publish(Topic.STANDING_CHANGED, id.value());
    }

    private void store(Person person, Standing standing) {
        boolean unconfirmed = standing.firstDay() != null
                && !person.isIdentityConfirmed()
                && person.cnics().stream().anyMatch(cnic -> cnic.status() == CnicOfPerson.Status.UNCONFIRMED);
        jdbc.sql("""
                        insert into registration.standing
                            (person_id, bases, first_day, last_day, was_registrable, juvenile, reasons, derived_at,
                             identity_unconfirmed)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (person_id) do update set
                            bases = excluded.bases, first_day = excluded.first_day, last_day = excluded.last_day,
                            was_registrable = excluded.was_registrable, juvenile = excluded.juvenile,
                            reasons = excluded.reasons, derived_at = excluded.derived_at,
                            identity_unconfirmed = excluded.identity_unconfirmed
                        """)
                .param(person.id().value())
                .param(standing.bases().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param(standing.firstDay())
                .param(standing.lastDay())
                .param(standing.wasRegistrable())
                .param(standing.juvenile())
                .param(json.writeValueAsString(standing.reasons()))
                .param(OffsetDateTime.now(clock))
                .param(unconfirmed)
                .update();
    }

    /** Lists the CNICs that the public may be told of: confirmed ones, for the days on which the person is registered. */
    private void list(Person person, Standing standing) {
        jdbc.sql("delete from registration.listed_cnic where person_id = ?")
                .param(person.id().value())
                .update();
        if (standing.firstDay() == null) {
            return;
        }
        Set<Cnic> confirmed = person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .map(CnicOfPerson::cnic)
                .collect(Collectors.toSet());
        for (Cnic cnic : confirmed) {
            jdbc.sql("""
                            insert into registration.listed_cnic (cnic, person_id, first_day, last_day, juvenile)
                            values (?, ?, ?, ?, ?)
                            """)
                    .param(cnic.number())
                    .param(person.id().value())
                    .param(standing.firstDay())
                    .param(standing.lastDay())
                    .param(standing.juvenile())
                    .update();
        }
    }
}
