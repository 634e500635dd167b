package pk.gov.nsor.record.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.OffenceRules;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.transactions.TransactionScoped;
import pk.gov.nsor.record.register.address.AddressHistory;
import pk.gov.nsor.record.register.address.MistakenAddresses;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.MergedRecords;

/** Makes records and changes what is known of a person. Each change is one transaction with its journal and trail. */
@Service
public class People {

    private static final String LOCKED =
            "select id from register.person where id = ? and " + OffenceRules.HELD + " for update";

    private final JdbcClient jdbc;
    private final PersonReader reader;
    private final MergedRecords merged;
    private final OffenceRules law;
    private final AddressHistory addressHistory;
    private final Journal journal;
    private final Trail trail;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    // Locks last until the transaction ends or goes back to where it was, and each is taken once. With each record the
    // one that
    // leads.
    private final TransactionScoped<Map<PersonId, PersonId>> locked =
            TransactionScoped.lostOnRollbackToSavepoint(HashMap::new);
    private final TransactionScoped<Set<PersonId>> made = new TransactionScoped<>(HashSet::new);

    People(
            JdbcClient jdbc,
            PersonReader reader,
            MergedRecords merged,
            OffenceRules law,
            AddressHistory addressHistory,
            Journal journal,
            Trail trail,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.merged = merged;
        this.law = law;
        this.addressHistory = addressHistory;
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
     * @throws InvalidValueException where a day lies in the future, an address is of a day before birth or in a
     *     district or tehsil that is not there, or a name or an address would identify a survivor
     */
    @Transactional
    public PersonId register(
            Identity identity, @Nullable Cnic cnic, List<NewAddress> places, @Nullable String purpose, Actor actor) {
        PersonId person = make(identity, cnic, places, purpose, actor);
        events.publishEvent(new NamesRecorded(person));
        events.publishEvent(new IdentityDecided(person));
        return person;
    }

    /**
     * As {@link #register}, with the first facts: nothing is derived before them, and the names are told of after them, when it is
     * known who may find the record.
     *
     * @param recording records the first facts of the record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PersonId register(
            Identity identity,
            @Nullable Cnic cnic,
            List<NewAddress> places,
            @Nullable String purpose,
            Actor actor,
            Consumer<PersonId> recording) {
        PersonId person = make(identity, cnic, places, purpose, actor);
        made.get().add(person);
        try {
            recording.accept(person);
        } finally {
            made.get().remove(person);
        }
        events.publishEvent(new NamesRecorded(person));
        events.publishEvent(new IdentityDecided(person, null, true));
        return person;
    }

    /**
     * Whether this transaction has just made the record and records its first facts: nobody has told of a journey or of anything
     * else yet, and it is joined with no other.
     */
    public boolean isBeingMade(PersonId person) {
        return made.get().contains(person);
    }

    private PersonId make(
            Identity identity, @Nullable Cnic cnic, List<NewAddress> places, @Nullable String purpose, Actor actor) {
        law.holdWithPlaces();
        refuseFuture(identity.bornOn(), "bornOn");
        refuseWhatExposes(identity, places);
        LocalDate bornOn = identity.bornOn();
        places.forEach(place -> refuseBeforeBirth(bornOn, place));
        PersonId person = PersonId.next();
        RegisterNumber number = insert(person, identity, actor);
        // Nobody else sees it before the commit, and law and places are held.
        locked.get().put(person, person);
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
        places.forEach(place -> addressHistory.insert(person, place, actor));
        if (cnic != null) {
            insertCnic(person, cnic, actor);
        }
        outbox.publish(OutboxTopic.PERSON_REGISTERED, person.value());
        return person;
    }

    /**
     * Records the person's address from a day on; the previous address ends the day before.
     *
     * @return names the address, for {@link MistakenAddresses}
     * @throws InvalidValueException where the day lies in the future or before birth, the district or tehsil is not
     *     there, or it would identify a survivor
     */
    @Transactional
    public long recordAddress(PersonId of, NewAddress address, Actor actor) {
        String _ = Screened.require(address.line(), "line");
        PersonId person = lockLeading(of);
        refuseBeforeBirth(reader.bornOn(person).orElse(null), address);
        addressHistory.endBefore(person, address.from());
        long id = addressHistory.insert(person, address, actor);
        events.publishEvent(new AddressRecorded(person, actor));
        trail.append(TrailEntry.done(actor, TrailAction.ADDRESS_RECORDED)
                .about(person.value())
                .with(Map.of("address", address)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
        return id;
    }

    /**
     * Sets the tehsil of an address that was recorded without one. From then on it follows the tehsil into the
     * district to which that belongs.
     *
     * @throws InvalidValueException where the person has no such address, it has a tehsil already, or the tehsil is
     *     not of the address's district
     */
    @Transactional
    public void assignTehsil(PersonId of, long address, String tehsilCode, Actor actor) {
        PersonId person = lockLeading(of);
        addressHistory.assign(person, address, tehsilCode, actor);
        trail.append(TrailEntry.done(actor, TrailAction.TEHSIL_ASSIGNED)
                .about(person.value())
                .with(Map.of("address", address, "tehsil", tehsilCode)));
        outbox.publish(OutboxTopic.CASE_CHANGED, person.value());
    }

    /**
     * Enters a CNIC for a person who has none on record.
     *
     * @throws CnicTakenException where a record has the CNIC already
     */
    @Transactional
    public void enterCnic(PersonId of, Cnic cnic, Actor actor) {
        PersonId person = lockLeading(of);
        insertCnic(person, cnic, actor);
        trail.append(TrailEntry.done(actor, TrailAction.CNIC_ENTERED)
                .about(person.value())
                .with(Map.of("cnic", cnic.formatted())));
        events.publishEvent(new IdentityDecided(person));
    }

    /**
     * Locks the person's row until the transaction ends. Every legal fact and every identity decision does so first,
     * so that two decisions about one person are made one after the other, and the second derives from both. Before
     * it, the law and the places are locked against changes: see {@link OffenceRules#hold} and {@code Districts.hold}.
     * A transaction that changes those and then writes about people waits for this transaction as a whole, and never
     * for a person's row in the middle of it.
     *
     * @throws UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(PersonId person) {
        PersonId _ = lockLeading(person);
    }

    /**
     * As {@link #lock}, and says under which record facts about the person are: the leading one where the record is joined
     * with another, which is locked as well.
     *
     * @throws UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PersonId lockLeading(PersonId person) {
        PersonId known = locked.get().get(person);
        if (known != null) {
            return known;
        }
        UUID _ = law.holdWithPlacesAndLock(LOCKED, person.value()).orElseThrow(UnknownPersonException::new);
        // A statement of its own: whoever waited for the lock sees what was joined meanwhile.
        PersonId leading = merged.leading(person);
        locked.get().put(person, leading);
        if (!leading.equals(person)) {
            PersonId _ = lockLeading(leading);
        }
        return leading;
    }

    /** Called by whoever has joined or parted records in this transaction: which record leads is found out anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetLeading() {
        locked.get().clear();
    }

    /**
     * As {@link #lock(PersonId)}, for several people, without waiting for locks.
     *
     * @return those that are locked now; people without a record and those locked by another transaction are left out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PersonId> lockFree(Collection<PersonId> persons) {
        law.holdWithPlaces();
        List<PersonId> free = jdbc.sql(
                        "select id from register.person where id = any (?) order by id for update skip locked")
                .param(persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(PersonId.class)
                .list();
        free.forEach(person -> locked.get().put(person, person));
        return free;
    }

    /** @throws UnknownPersonException where there is no such record */
    @Transactional(readOnly = true)
    public Person get(PersonId person) {
        return reader.find(person).orElseThrow(UnknownPersonException::new);
    }

    /** The birth date of {@link #get}, without reading the rest of the record; empty where it is not known. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> bornOn(PersonId person) {
        return reader.bornOn(person);
    }

    /**
     * As {@link Person#isIdentityConfirmed()}, without reading the rest of the record; of a record that is joined with
     * another, the leading record's. False where there is no record.
     */
    @Transactional(readOnly = true)
    public boolean isIdentityConfirmed(PersonId person) {
        return reader.isIdentityConfirmed(person);
    }

    /** The person whose record has the CNIC, confirmed or not. */
    @Transactional(readOnly = true)
    public Optional<PersonId> withCnic(Cnic cnic) {
        return reader.withCnic(cnic);
    }

    /** The CNICs by which a record is found, confirmed or not. */
    @Transactional(readOnly = true)
    public List<Cnic> cnics(PersonId person) {
        return reader.currentCnics(person);
    }

    /** The record of the number; of a number that is joined with another, the leading record. */
    @Transactional(readOnly = true)
    public Optional<PersonId> withNumber(RegisterNumber number) {
        return reader.withNumber(number);
    }

    /**
     * People with the same name (current, former or alias), father's name and birth date, where all three are known.
     */
    @Transactional(readOnly = true)
    public List<PersonId> resembling(Identity identity) {
        return reader.resembling(identity);
    }

    /**
     * As {@link #resembling}, and those whose record had these values before it was corrected: a court or an officer
     * who repeats the mistake may mean them.
     */
    @Transactional(readOnly = true)
    public List<PersonId> resemblingEver(Identity identity) {
        return reader.resemblingEver(identity);
    }

    private RegisterNumber insert(PersonId person, Identity identity, Actor actor) {
        // The database draws a number; one that is in use is drawn again.
        Optional<RegisterNumber> drawn;
        do {
            drawn = insertUnderDrawn(person, identity, actor);
        } while (drawn.isEmpty());
        return drawn.get();
    }

    private Optional<RegisterNumber> insertUnderDrawn(PersonId person, Identity identity, Actor actor) {
        PersonName father = identity.fatherName();
        return jdbc.sql("""
                        insert into register.person
                            (id, name_latin, name_urdu, father_latin, father_urdu, sex, born_on, nationality,
                             registered_at, registered_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (serial) do nothing
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
                .query(RegisterNumber.class)
                .optional();
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

    /** Whoever sends it: a court's system, or a registrar. */
    private static void refuseWhatExposes(Identity identity, List<NewAddress> places) {
        PersonName _ = Screened.require(identity.name(), "name");
        if (identity.fatherName() != null) {
            PersonName _ = Screened.require(identity.fatherName(), "father");
        }
        identity.aliases().forEach(alias -> Screened.require(alias, "alias"));
        places.forEach(place -> Screened.require(place.line(), "line"));
    }

    private static void refuseBeforeBirth(@Nullable LocalDate bornOn, NewAddress address) {
        if (bornOn != null && address.from().isBefore(bornOn)) {
            throw new InvalidValueException("address.before-birth", "Nobody lives anywhere before birth.").at("from");
        }
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
