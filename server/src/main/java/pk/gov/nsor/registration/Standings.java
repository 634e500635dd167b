package pk.gov.nsor.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.conviction.LegalFactRecorded;
import pk.gov.nsor.conviction.LegalRecord;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.outbox.Outbox;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.reference.Laws;
import pk.gov.nsor.register.CnicOfPerson;
import pk.gov.nsor.register.IdentityDecided;
import pk.gov.nsor.register.Journal;
import pk.gov.nsor.register.JournalKind;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.registration.StandingChange.Cause;
import pk.gov.nsor.requirement.Requirement;
import pk.gov.nsor.requirement.Status;

/** Keeps each person's standing. It is derived whenever a fact is recorded, before that fact is committed. */
@Service
public class Standings {

    static final Actor DERIVATION = Actor.system("derivation");

    /** Whose last day has passed is on the register no more, whether or not that has been announced. */
    private static final String IDENTITY_UNCONFIRMED =
            " from registration.standing where identity_unconfirmed and (last_day is null or last_day >= ?)";

    private final JdbcClient jdbc;
    private final StandingTable table;
    private final ListedCnics listed;
    private final Laws laws;
    private final People people;
    private final LegalRecord facts;
    private final Journal journal;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Standings(
            JdbcClient jdbc,
            StandingTable table,
            ListedCnics listed,
            Laws laws,
            People people,
            LegalRecord facts,
            Journal journal,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.listed = listed;
        this.laws = laws;
        this.people = people;
        this.facts = facts;
        this.journal = journal;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** A person's standing; empty where nothing was ever derived. */
    @Transactional(readOnly = true)
    public Optional<Standing> of(PersonId person) {
        return table.of(person);
    }

    /** How a person's standing changed, the latest change first. */
    @Transactional(readOnly = true)
    public List<StandingChange> changes(PersonId person) {
        return table.changes(person);
    }

    /**
     * The core's whole answer about a person today, with its reasons; nothing is stored.
     *
     * @throws pk.gov.nsor.register.UnknownPersonException where there is no such record
     */
    @Transactional(readOnly = true)
    public Requirement requirement(PersonId person) {
        return StandingDerivation.requirement(
                laws.current(), facts.of(person), people.get(person).identity().bornOn(), LocalDate.now(clock));
    }

    /** True where the record is sealed today: only a registrar may know that it is there. */
    @Transactional(readOnly = true)
    public boolean isSealed(PersonId person) {
        return table.isSealed(person, LocalDate.now(clock));
    }

    /** People on the register whose identity waits for a second person, those who wait longest first. */
    @Transactional(readOnly = true)
    public List<PersonId> identityUnconfirmed(int limit) {
        return jdbc
                .sql("select person_id" + IDENTITY_UNCONFIRMED + " order by derived_at, person_id limit ?")
                .params(LocalDate.now(clock), limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    @Transactional(readOnly = true)
    public int countIdentityUnconfirmed() {
        return jdbc.sql("select count(*)" + IDENTITY_UNCONFIRMED)
                .param(LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    /** Within the transaction of the fact, which holds the lock of the person's row. */
    @EventListener
    void on(LegalFactRecorded fact) {
        boolean _ = derive(fact.person(), Cause.FACT);
        outbox.publish(Topic.STANDING_CHANGED, fact.person().value());
    }

    /** Within the transaction of the decision, which holds the lock of the person's row. */
    @EventListener
    void on(IdentityDecided decision) {
        boolean _ = derive(decision.person(), Cause.FACT);
        outbox.publish(Topic.STANDING_CHANGED, decision.person().value());
    }

    /**
     * Derives a standing anew although nothing was recorded.
     *
     * @param cause why
     * @return whether it says something else than before
     * @throws pk.gov.nsor.register.UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rederive(PersonId person, Cause cause) {
        people.lock(person);
        boolean isChanged = derive(person, cause);
        if (isChanged) {
            outbox.publish(Topic.STANDING_CHANGED, person.value());
        }
        return isChanged;
    }

    private boolean derive(PersonId id, Cause cause) {
        Person person = people.get(id);
        Standing before = table.of(id).orElse(null);
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Standing standing = StandingDerivation.standing(
                laws.current(), facts.of(id), person.identity().bornOn(), today);
        table.store(id, standing, isUnconfirmed(person, standing), now);
        listed.list(person, standing);
        boolean isChanged = before == null || !standing.saysTheSameAs(before);
        if (isChanged) {
            Long line = cause == Cause.FACT ? journal.lastOfThisTransaction(id).orElse(null) : null;
            table.changed(id, new StandingChange(now, before, standing, cause, line));
        }
        tell(id, before, standing, today);
        events.publishEvent(new StandingDerived(id));
        return isChanged;
    }

    /** The timeline has a line for each day on which the status became another: one that nothing recorded brought, too. */
    private void tell(PersonId id, @Nullable Standing before, Standing standing, LocalDate today) {
        LocalDate last = before == null ? null : before.lastDay();
        if (last != null && last.isBefore(today)) {
            journal.append(id, JournalKind.STANDING_CHANGED, last.plusDays(1), said(Status.SEALED), DERIVATION);
        }
        Status status = standing.on(today);
        if (before == null ? standing.wasRegistrable() : before.on(today) != status) {
            journal.append(id, JournalKind.STANDING_CHANGED, today, said(status), DERIVATION);
        }
    }

    private static Map<String, String> said(Status status) {
        return Map.of("status", status.name());
    }

    private static boolean isUnconfirmed(Person person, Standing standing) {
        return standing.firstDay() != null
                && !person.isIdentityConfirmed()
                && person.cnics().stream().anyMatch(cnic -> cnic.status() == CnicOfPerson.Status.UNCONFIRMED);
    }
}
