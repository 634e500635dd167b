package pk.gov.nsor.record.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Confirms that a CNIC is this person's. Only a second person can do so, not the one who entered the CNIC. While a
 * CNIC is in doubt, the public gets no positive answer for it, and a doubt that arises later withdraws the
 * confirmation.
 */
@Service
public class IdentityConfirmation {

    private final JdbcClient jdbc;
    private final People people;
    private final IdentityDocuments documents;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IdentityConfirmation(
            JdbcClient jdbc,
            People people,
            IdentityDocuments documents,
            Journal journal,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.documents = documents;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** The outcome of an examination. */
    public enum Outcome {
        /** A second person has seen that everything agrees. */
        CONFIRMED,
        /** Everything agrees, but the examiner entered the CNIC: a second person is still needed. */
        SECOND_PERSON_NEEDED,
        /** Something does not agree: the CNIC is not, or no longer, confirmed. */
        DOUBTED
    }

    /**
     * Records what an officer saw, and decides.
     *
     * @throws UnknownPersonException where there is no such record
     * @throws InvalidValueException where the CNIC is not on the record
     */
    @Transactional
    public Outcome examine(PersonId person, Cnic cnic, Examination examination, Actor officer) {
        return examine(person, cnic, examination, null, officer);
    }

    /**
     * As above, with a scan of the document.
     *
     * @param scan null where there is none
     */
    @Transactional
    public Outcome examine(
            PersonId of, Cnic cnic, Examination examination, IdentityDocuments.@Nullable Scan scan, Actor officer) {
        PersonId person = people.lockLeading(of);
        Entered entered = find(person, cnic);
        Outcome outcome = decide(examination, entered, officer);
        long examined = insert(entered, examination, outcome, officer);
        UUID document = scan == null ? null : documents.add(person, examined, scan, officer);
        switch (outcome) {
            case CONFIRMED -> setStatus(entered, CnicOfPerson.Status.CONFIRMED, OffsetDateTime.now(clock));
            case DOUBTED -> setStatus(entered, CnicOfPerson.Status.UNCONFIRMED, null);
            case SECOND_PERSON_NEEDED -> {
                // The status is unchanged.
            }
        }
        tell(person, cnic, examination, outcome, document, officer);
        events.publishEvent(new IdentityDecided(person));
        switch (outcome) {
            case CONFIRMED -> publish(person, cnic, entered, CnicOfPerson.Status.CONFIRMED, officer);
            case DOUBTED -> publish(person, cnic, entered, CnicOfPerson.Status.UNCONFIRMED, officer);
            case SECOND_PERSON_NEEDED -> {
                // There is no decision.
            }
        }
        return outcome;
    }

    /**
     * Confirms a CNIC by NADRA's answer, in which name, father's name, birth date and sex agree with the record. The caller has
     * locked the person's row, compared, and found nothing that leaves it to people (ADR 34).
     *
     * @param question names NADRA's answer on the trail
     * @param system never an officer: a person who confirms has seen a document, see {@link #examine}
     * @throws InvalidValueException where the CNIC is not on the record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirmByNadra(PersonId of, Cnic cnic, UUID question, Actor system) {
        if (system.kind() != Actor.Kind.SYSTEM) {
            throw new IllegalArgumentException("Only the system confirms by NADRA's answer");
        }
        PersonId person = people.lockLeading(of);
        Entered entered = find(person, cnic);
        if (entered.by() == null) {
            throw new IllegalStateException("NADRA is a second only beside somebody who has entered the CNIC");
        }
        Examination agrees = new Examination(
                Examination.Document.NADRA_VERIFICATION, question.toString(), EnumSet.allOf(Examination.Detail.class));
        long _ = insert(entered, agrees, Outcome.CONFIRMED, system);
        setStatus(entered, CnicOfPerson.Status.CONFIRMED, OffsetDateTime.now(clock));
        tell(person, cnic, agrees, Outcome.CONFIRMED, null, system);
        events.publishEvent(new IdentityDecided(person));
        publish(person, cnic, entered, CnicOfPerson.Status.CONFIRMED, system);
    }

    /**
     * Whether a person has decided about this CNIC before: doubted or confirmed it, or withdrawn it from any record.
     *
     * @param entry the CNIC as it was entered, as {@link CnicDecided} names it
     */
    @Transactional(readOnly = true)
    public boolean wasDecided(long entry, Cnic cnic) {
        return jdbc.sql("""
                        select exists (select from register.identity_examination e
                                where e.person_cnic_id = ? and e.outcome in ('CONFIRMED', 'DOUBTED'))
                            or exists (select from register.person_cnic c where c.cnic = ? and c.status = 'WITHDRAWN')
                        """).params(entry, cnic.number()).query(Boolean.class).single();
    }

    /**
     * Takes a CNIC off the record, since it was found to be somebody else's.
     *
     * @param reason 1 to 500 characters
     */
    @Transactional
    public void withdraw(PersonId of, Cnic cnic, String reason, Actor officer) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new InvalidValueException("reason", "Give the reason, at most %s characters.", 500).at("reason");
        }
        Screened.require(reason, "reason");
        PersonId person = people.lockLeading(of);
        Entered entered = find(person, cnic);
        setStatus(entered, CnicOfPerson.Status.WITHDRAWN, null);
        journal.append(
                person, JournalKind.CNIC_WITHDRAWN, LocalDate.now(clock), Map.of("cnic", cnic.formatted()), officer);
        trail.append(TrailEntry.done(officer, TrailAction.CNIC_WITHDRAWN)
                .about(person.value())
                .with(Map.of("cnic", cnic.formatted(), "reason", reason)));
        events.publishEvent(new IdentityDecided(person));
        publish(person, cnic, entered, CnicOfPerson.Status.WITHDRAWN, officer);
    }

    /**
     * Puts a withdrawn CNIC on its record again, as entered by the person who does so. Its earlier confirmation is
     * void, and another person must confirm it again.
     *
     * @param id as {@link CnicDecided} names it
     * @throws CnicTakenException where a record has it by now
     * @throws InvalidValueException where it is not one that was withdrawn
     */
    @Transactional
    public void reenter(long id, Actor officer) {
        Entry entry = jdbc.sql(
                        "select person_id as person, cnic from register.person_cnic where id = ? and status = 'WITHDRAWN'")
                .param(id)
                .query(RecordMapper.of(Entry.class))
                .optional()
                .orElseThrow(() -> new InvalidValueException(
                        "cnic.not-withdrawn", "This CNIC was not withdrawn from the record."));
        people.enterCnic(entry.person(), entry.cnic(), officer);
    }

    private record Entry(PersonId person, Cnic cnic) {}

    /** The CNIC with this identifier, whatever its status. */
    @Transactional(readOnly = true)
    public Optional<Cnic> find(long id) {
        return jdbc.sql("select cnic from register.person_cnic where id = ?")
                .param(id)
                .query(Cnic.class)
                .optional();
    }

    private static Outcome decide(Examination examination, Entered entered, Actor officer) {
        if (!examination.confirms()) {
            return Outcome.DOUBTED;
        }
        boolean isSecondPerson = officer.kind() == Actor.Kind.OFFICER
                && officer.id() != null
                && !officer.id().equals(entered.by());
        return isSecondPerson ? Outcome.CONFIRMED : Outcome.SECOND_PERSON_NEEDED;
    }

    private Entered find(PersonId person, Cnic cnic) {
        return jdbc.sql("""
                        select id, entered_by as by, status = 'CONFIRMED' or exists (
                            select from register.identity_examination e
                            where e.person_cnic_id = c.id and e.outcome = 'CONFIRMED') as was_confirmed,
                            status = 'CONFIRMED' as confirmed_until_now
                        from register.person_cnic c
                        where person_id = ? and cnic = ? and status <> 'WITHDRAWN'
                        """)
                .params(person.value(), cnic.number())
                .query(Entered.class)
                .optional()
                .orElseThrow(() ->
                        new InvalidValueException("cnic.not-on-record", "This CNIC is not on the record.").at("cnic"));
    }

    private long insert(Entered entered, Examination examination, Outcome outcome, Actor officer) {
        return jdbc.sql("""
                        insert into register.identity_examination
                            (person_cnic_id, document, document_number, agrees, outcome, examined_at, examined_by)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(entered.id())
                .param(examination.document().name())
                .param(examination.documentNumber())
                .param(examination.agrees().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param(outcome.name())
                .param(OffsetDateTime.now(clock))
                .param(officer.id())
                .query(Long.class)
                .single();
    }

    private void setStatus(Entered entered, CnicOfPerson.Status status, @Nullable OffsetDateTime confirmedAt) {
        jdbc.sql("update register.person_cnic set status = ?, confirmed_at = ? where id = ?")
                .param(status.name())
                .param(confirmedAt)
                .param(entered.id())
                .update();
    }

    private void tell(
            PersonId person,
            Cnic cnic,
            Examination examination,
            Outcome outcome,
            @Nullable UUID document,
            Actor officer) {
        boolean confirmed = outcome == Outcome.CONFIRMED;
        journal.append(
                person,
                confirmed ? JournalKind.IDENTITY_CONFIRMED : JournalKind.IDENTITY_EXAMINED,
                LocalDate.now(clock),
                Map.of(
                        "cnic",
                        cnic.formatted(),
                        "document",
                        examination.document().name(),
                        "outcome",
                        outcome.name()),
                officer);
        trail.append(TrailEntry.done(
                        officer, confirmed ? TrailAction.IDENTITY_CONFIRMED : TrailAction.IDENTITY_EXAMINED)
                .about(person.value())
                .with(
                        document == null
                                ? Map.of(
                                        "cnic", cnic.formatted(), "examination", examination, "outcome", outcome.name())
                                : Map.of(
                                        "cnic",
                                        cnic.formatted(),
                                        "examination",
                                        examination,
                                        "outcome",
                                        outcome.name(),
                                        "scan",
                                        document.toString())));
    }

    private void publish(PersonId person, Cnic cnic, Entered entered, CnicOfPerson.Status now, Actor officer) {
        events.publishEvent(new CnicDecided(
                person, entered.id(), cnic, entered.wasConfirmed(), entered.confirmedUntilNow(), now, officer));
    }

    private record Entered(long id, @Nullable UUID by, boolean wasConfirmed, boolean confirmedUntilNow) {}
}
