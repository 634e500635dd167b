package pk.gov.nsor.record.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Requirement;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.LegalFactRecorded;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.IdentityDecided;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.StandingChange.Cause;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/** Stores each person's standing. It is derived whenever a fact is recorded, before that fact is committed. */
@Service
public class Standings {

    static final Actor DERIVATION = Actor.system("derivation");

    /** A person whose last day has passed is no longer on the register, whether or not that has been announced. */
    private static final String IDENTITY_UNCONFIRMED =
            " from registration.standing where identity_unconfirmed and (last_day is null or last_day >= ?)";

    private static final String WITHOUT_CNIC =
            " from registration.standing where without_cnic and (last_day is null or last_day >= ?)";

    private final JdbcClient jdbc;
    private final StandingRepository table;
    private final ListedCnics listed;
    private final WrongAnswers wrong;
    private final Laws laws;
    private final People people;
    private final MergedRecords merged;
    private final LegalRecord facts;
    private final Journal journal;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Standings(
            JdbcClient jdbc,
            StandingRepository table,
            ListedCnics listed,
            WrongAnswers wrong,
            Laws laws,
            People people,
            MergedRecords merged,
            LegalRecord facts,
            Journal journal,
            Outbox outbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.listed = listed;
        this.wrong = wrong;
        this.laws = laws;
        this.people = people;
        this.merged = merged;
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
     * The core's complete result about a person today, with its reasons; nothing is stored.
     *
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(readOnly = true)
    public Requirement requirement(PersonId person) {
        return StandingDerivation.requirement(
                laws.current(), facts.of(person), people.get(person).identity().bornOn(), LocalDate.now(clock));
    }

    /**
     * True where the record is sealed today: only a registrar may know that it exists. A joined record has the standing
     * of the one that leads.
     */
    @Transactional(readOnly = true)
    public boolean isSealed(PersonId person) {
        return table.isSealed(person, LocalDate.now(clock));
    }

    /** Whether the record is sealed today and the reader no registrar. */
    @Transactional(readOnly = true)
    public boolean isSealedFor(SignedIn reader, PersonId person) {
        return !reader.has(Role.REGISTRAR) && isSealed(person);
    }

    /**
     * Whether, by the facts as they are known now, the public may be told today that the person is on the register. It is
     * derived, so that it is right in the transaction of a decision before and after the standing is stored.
     *
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(readOnly = true)
    public boolean isTold(PersonId person) {
        return wasTold(person, LocalDate.now(clock));
    }

    /**
     * As {@link #isTold}, on some day from then until today, both included.
     *
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(readOnly = true)
    public boolean wasTold(PersonId person, LocalDate from) {
        LocalDate today = LocalDate.now(clock);
        Told told = StandingDerivation.told(StandingDerivation.standing(
                laws.current(), facts.of(person), people.get(person).identity().bornOn(), today));
        return told != null && told.includesSomeOf(from, today);
    }

    /** People on the register whose identity waits for a second person, those who wait longest first. */
    @Transactional(readOnly = true)
    public List<PersonId> identityUnconfirmed(int limit) {
        return first(IDENTITY_UNCONFIRMED, limit);
    }

    @Transactional(readOnly = true)
    public int countIdentityUnconfirmed() {
        return count(IDENTITY_UNCONFIRMED);
    }

    /** People on the register of whom no CNIC is known, those who wait longest first. */
    @Transactional(readOnly = true)
    public List<PersonId> withoutCnic(int limit) {
        return first(WITHOUT_CNIC, limit);
    }

    @Transactional(readOnly = true)
    public int countWithoutCnic() {
        return count(WITHOUT_CNIC);
    }

    private List<PersonId> first(String from, int limit) {
        return jdbc.sql("select person_id" + from + " order by derived_at, person_id limit ?")
                .params(LocalDate.now(clock), limit)
                .query(PersonId.class)
                .list();
    }

    private int count(String from) {
        return jdbc.sql("select count(*)" + from)
                .param(LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    /** Called within the transaction of the fact, which holds the lock of the person's row. */
    @EventListener
    void on(LegalFactRecorded fact) {
        boolean _ = derive(fact.person(), Cause.FACT, fact.change(), mender(fact.change()));
        outbox.publish(OutboxTopic.STANDING_CHANGED, fact.person().value());
    }

    /** Called within the transaction of the decision, which holds the lock of the person's row. */
    @EventListener
    void on(IdentityDecided decision) {
        if (decision.isWithFacts()) {
            return;
        }
        boolean _ = derive(decision.person(), Cause.FACT, null, decision.correctedBy());
        outbox.publish(OutboxTopic.STANDING_CHANGED, decision.person().value());
    }

    /**
     * Derives a standing anew although nothing was recorded.
     *
     * @param cause why
     * @return whether it has changed
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rederive(PersonId person, Cause cause) {
        people.lock(person);
        boolean isChanged = derive(person, cause, null, null);
        if (isChanged) {
            outbox.publish(OutboxTopic.STANDING_CHANGED, person.value());
        }
        return isChanged;
    }

    /**
     * As {@link #rederive}, where a check found it wrong. What the public was told wrongly is corrected as after the
     * correction of a fact.
     *
     * @param by who had it corrected
     * @return whether it has changed
     * @throws pk.gov.nsor.record.register.UnknownPersonException where there is no such record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean putRight(PersonId person, Actor by) {
        PersonId leading = people.lockLeading(person);
        List<ListedCnics.Row> was = wrong.listed(leading);
        boolean isChanged = rederive(person, Cause.CHECK);
        wrong.corrected(leading, was, by);
        return isChanged;
    }

    /** Who corrected an error; null for an event that changes nothing that was true before. */
    private static @Nullable Actor mender(@Nullable FactChange change) {
        return change == null
                ? null
                : switch (change.what()) {
                    case CORRECTED, WITHDRAWN, PUT_BACK -> change.by();
                    case RECORDED, ESTABLISHED -> null;
                };
    }

    private boolean derive(PersonId asked, Cause cause, @Nullable FactChange change, @Nullable Actor mender) {
        PersonId id = people.lockLeading(asked);
        Person person = people.get(id);
        Standing before = table.of(id).orElse(null);
        LocalDate today = LocalDate.now(clock);
        OffsetDateTime now = OffsetDateTime.now(clock);
        LegalFacts known = facts.of(id);
        Standing standing = StandingDerivation.standing(
                laws.current(), known, person.identity().bornOn(), today);
        table.store(id, standing, isUnconfirmed(person, standing), isWithoutCnic(person, standing), now);
        Standing ofParts = standing.withoutAppearances();
        List<PersonId> parts = people.isBeingMade(id) ? List.of() : merged.parts(id);
        parts.forEach(part -> {
            table.store(part, ofParts, false, false, now);
            listed.none(part);
        });
        listed.list(person, standing, known.deathReportedOn() != null);
        boolean isChanged = before == null || !standing.saysTheSameAs(before);
        if (isChanged) {
            Long line = cause == Cause.FACT ? journal.lastOfThisTransaction(id).orElse(null) : null;
            table.changed(id, new StandingChange(now, before, standing, cause, line));
        }
        tell(id, before, standing, today);
        if (mender != null) {
            tellOtherwise(person, before, standing, mender);
        }
        if (change != null) {
            events.publishEvent(new FactDerived(id, change, before, standing));
        }
        events.publishEvent(new StandingDerived(id));
        parts.forEach(part -> events.publishEvent(new StandingDerived(part)));
        return isChanged;
    }

    private void tellOtherwise(Person person, @Nullable Standing before, Standing now, Actor mender) {
        Told was = before == null ? null : StandingDerivation.told(before);
        Told is = StandingDerivation.told(now);
        List<Cnic> confirmed = person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .map(CnicOfPerson::cnic)
                .toList();
        if (!confirmed.isEmpty() && !Objects.equals(was, is)) {
            events.publishEvent(new PublicAnswerCorrected(person.id(), confirmed, was, is, mender));
        }
    }

    /**
     * The timeline has a line for each day on which the status changed, also where the change did not come from a
     * recorded fact.
     */
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

    private static boolean isWithoutCnic(Person person, Standing standing) {
        return standing.firstDay() != null
                && person.cnics().stream().allMatch(cnic -> cnic.status() == CnicOfPerson.Status.WITHDRAWN);
    }

    private static boolean isUnconfirmed(Person person, Standing standing) {
        return standing.firstDay() != null
                && !person.isIdentityConfirmed()
                && person.cnics().stream().anyMatch(cnic -> cnic.status() == CnicOfPerson.Status.UNCONFIRMED);
    }
}
