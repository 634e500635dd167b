package pk.gov.nsor.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.PersonName;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.outbox.Outbox;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.reference.OffenceRules;
import pk.gov.nsor.transactions.PerTransaction;

/** Makes records and changes what is known of a person. Each change is one transaction with its journal and trail. */
@Service
public class People {

    private static final String LOCKED =
            "select id from register.person where id = ? and " + OffenceRules.HELD + " for update";

    private final JdbcClient jdbc;
    private final PersonReader reader;
    private final OffenceRules law;
    private final Addresses addresses;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    // Locks last until the transaction ends, and each is asked for once.
    private final PerTransaction<Set<PersonId>> locked = new PerTransaction<>(HashSet::new);

    People(
            JdbcClient jdbc,
            PersonReader reader,
            OffenceRules law,
            Addresses addresses,
            Journal journal,
            Trail trail,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.law = law;
        this.addresses = addresses;
        this.journal = journal;
        this.trail = trail;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a record. Its row is locked until the transaction ends.
     *
     * @param cnic the person's CNIC, unconfirmed for now; null where there is none or it is not known
     * @throws CnicTakenException where another record has the CNIC
     * @throws InvalidValueException where a day lies in the future, or an address is in a district or tehsil that is not there
     */
    @Transactional
    public PersonId register(
            Identity identity, @Nullable Cnic cnic, List<NewAddress> places, @Nullable String purpose, Actor actor) {
        law.holdWithPlaces();
        refuseFuture(identity.bornOn(), "bornOn");
        PersonId person = PersonId.next();
        RegisterNumber number = insert(person, identity, actor);
        for (PersonName alias : identity.aliases()) {
            jdbc.sql("insert into register.person_alias (person_id, name_latin, name_urdu) values (?, ?, ?)")
                    .param(person.value())
                    .param(alias.latin())
                    .param(alias.urdu())
                    .update();
        }
        journal.append(person, JournalKind.REGISTERED, today(), Map.of("number", number.formatted()), actor);
        trail.append(TrailEntry.done(actor, TrailAction.PERSON_REGISTERED)
                .about(person.value())
                .purpose(purpose)
                .with(Map.of("identity", identity, "addresses", places)));
        places.forEach(place -> addresses.insert(person, place, actor));
        if (cnic != null) {
            insertCnic(person, cnic, actor);
        }
        outbox.publish(Topic.PERSON_REGISTERED, person.value());
        events.publishEvent(new NamesRecorded(person));
        events.publishEvent(new IdentityDecided(person));
        return person;
    }

    /**
     * Records where the person lives from a day on; the address before that ends the day before.
     *
     * @return names the address, for {@link MistakenAddresses}
     * @throws InvalidValueException where the day lies in the future, or the district or tehsil is not there
     */
    @Transactional
    public long recordAddress(PersonId person, NewAddress address, Actor actor) {
        lock(person);
        addresses.endBefore(person, address.from());
        long id = addresses.insert(person, address, actor);
        events.publishEvent(new AddressRecorded(person, actor));
        trail.append(TrailEntry.done(actor, TrailAction.ADDRESS_RECORDED)
                .about(person.value())
                .with(Map.of("address", address)));
        return id;
    }

    /**
     * Says in which tehsil an address lies that was recorded without one. From then on it follows the tehsil into the
     * district to which that belongs.
     *
     * @throws InvalidValueException where the person has no such address, it has a tehsil already, or the tehsil is not of
     *     the address's district
     */
    @Transactional
    public void assignTehsil(PersonId person, long address, String tehsilCode, Actor actor) {
        lock(person);
        addresses.assign(person, address, tehsilCode, actor);
        trail.append(TrailEntry.done(actor, TrailAction.TEHSIL_ASSIGNED)
                .about(person.value())
                .with(Map.of("address", address, "tehsil", tehsilCode)));
    }

    /**
     * Enters a CNIC for a person who has none on record.
     *
     * @throws CnicTakenException where a record has the CNIC already
     */
    @Transactional
    public void enterCnic(PersonId person, Cnic cnic, Actor actor) {
        lock(person);
        insertCnic(person, cnic, actor);
        trail.append(TrailEntry.done(actor, TrailAction.CNIC_ENTERED)
                .about(person.value())
                .with(Map.of("cnic", cnic.formatted())));
        events.publishEvent(new IdentityDecided(person));
    }

    /**
     * Locks the person's row until the transaction ends. Every legal fact and every identity decision does so first, so
     * that two about one person come one after the other, and the second derives from both. Before it, the law and the
     * places are held as they are: see {@link OffenceRules#hold} and {@code Districts.hold}. Whoever changes those and then
     * writes about people waits for this transaction, and not for a person's row in the middle of it.
     *
     * @throws UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(PersonId person) {
        if (locked.get().contains(person)) {
            return;
        }
        UUID _ = law.holdWithPlacesAndLock(LOCKED, person.value()).orElseThrow(UnknownPersonException::new);
        locked.get().add(person);
    }

    /**
     * As {@link #lock(PersonId)}, of several, without waiting for anybody.
     *
     * @return those that are locked now; people without a record and those whom another transaction holds are left out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PersonId> lockFree(Collection<PersonId> persons) {
        law.holdWithPlaces();
        List<PersonId> free = jdbc
                .sql("select id from register.person where id = any (?) order by id for update skip locked")
                .param(persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
        locked.get().addAll(free);
        return free;
    }

    /** @throws UnknownPersonException where there is no such record */
    @Transactional(readOnly = true)
    public Person get(PersonId person) {
        return reader.find(person).orElseThrow(UnknownPersonException::new);
    }

    /** As {@link Person#isIdentityConfirmed()}, where nothing else of the record is needed; false where there is none. */
    @Transactional(readOnly = true)
    public boolean isIdentityConfirmed(PersonId person) {
        return reader.isIdentityConfirmed(person);
    }

    /** Whose record has the CNIC, confirmed or not. */
    @Transactional(readOnly = true)
    public Optional<PersonId> withCnic(Cnic cnic) {
        return reader.withCnic(cnic);
    }

    @Transactional(readOnly = true)
    public Optional<PersonId> withNumber(RegisterNumber number) {
        return reader.withNumber(number);
    }

    /** People of the same name (now, before, or as they are called besides), father's name and birth date, where all three are known. */
    @Transactional(readOnly = true)
    public List<PersonId> resembling(Identity identity) {
        return reader.resembling(identity);
    }

    private RegisterNumber insert(PersonId person, Identity identity, Actor actor) {
        PersonName father = identity.fatherName();
        int serial = jdbc.sql("""
                        insert into register.person
                            (id, name_latin, name_urdu, father_latin, father_urdu, sex, born_on, nationality,
                             registered_at, registered_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning serial
                        """)
                .param(person.value())
                .param(identity.name().latin())
                .param(identity.name().urdu())
                .param(father == null ? null : father.latin())
                .param(father == null ? null : father.urdu())
                .param(identity.sex().name())
                .param(identity.bornOn())
                .param(identity.nationality())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .query(Integer.class)
                .single();
        return new RegisterNumber(serial);
    }

    private void insertCnic(PersonId person, Cnic cnic, Actor actor) {
        // The unique index decides between two who enter the same CNIC at once: the second waits, then finds it taken.
        int inserted = jdbc.sql("""
                        insert into register.person_cnic (person_id, cnic, status, entered_at, entered_by)
                        values (?, ?, 'UNCONFIRMED', ?, ?)
                        on conflict (cnic) where status <> 'WITHDRAWN' do nothing
                        """)
                .param(person.value())
                .param(cnic.number())
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        if (inserted == 0) {
            PersonId holder = reader.withCnic(cnic).orElseThrow();
            throw new CnicTakenException(holder, get(holder).number());
        }
        journal.append(person, JournalKind.CNIC_ENTERED, today(), Map.of("cnic", cnic.formatted()), actor);
    }

    private void refuseFuture(@Nullable LocalDate day, String field) {
        if (day != null && day.isAfter(today())) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at(field);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
