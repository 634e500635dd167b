package pk.gov.nsor.record.register.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityDecided;
import pk.gov.nsor.record.register.NamesRecorded;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Keeps the earlier versions of identities, and writes corrections that two people have approved. The proposal ensures
 * that there are two; the database checks it again when the transaction commits.
 */
@Service
public class IdentityCorrections {

    private final CorrectionRepository table;
    private final People people;
    private final Journal journal;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IdentityCorrections(
            CorrectionRepository table,
            People people,
            Journal journal,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.journal = journal;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<IdentityCorrection> find(UUID id) {
        return table.find(id);
    }

    /** All corrections of a person, whatever their outcome, the latest requested first. */
    @Transactional(readOnly = true)
    public List<IdentityCorrection> of(PersonId person) {
        return table.of(person);
    }

    /** The corrections that answer a request of the person, the latest requested first. */
    @Transactional(readOnly = true)
    public List<IdentityCorrection> answering(UUID rightRequest) {
        return table.answering(rightRequest);
    }

    /**
     * Stores a requested correction, in the transaction that proposes it; the record does not change.
     *
     * @param before as the record was when the correction was requested
     * @return its identifier
     * @throws InvalidValueException where nothing would change, a day lies in the future, or the number of the
     *     document identifies a survivor
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID ask(
            PersonId person,
            Identity before,
            Identity after,
            CorrectionEvidence evidence,
            @Nullable UUID rightRequest,
            Actor officer) {
        refuseWithoutChange(before, after);
        refuseWhatExposes(before, after);
        UUID id = UUID.randomUUID();
        table.insert(
                id, person, before, after, evidence.screened(), rightRequest, Objects.requireNonNull(officer.id()));
        return id;
    }

    /** A name that the record has already is not screened again. */
    private static void refuseWhatExposes(Identity before, Identity after) {
        Set<PersonName> known = names(before).collect(Collectors.toSet());
        names(after).filter(name -> !known.contains(name)).forEach(name -> Screened.require(name, "nameLatin"));
    }

    private static Stream<PersonName> names(Identity identity) {
        return Stream.concat(
                Stream.of(Optional.of(identity.name()), Optional.ofNullable(identity.fatherName()))
                        .flatMap(Optional::stream),
                identity.aliases().stream());
    }

    /** @throws InvalidValueException where the two say the same */
    public static void refuseWithoutChange(Identity before, Identity after) {
        if (before.equals(after)) {
            throw new InvalidValueException("correction.nothing", "This is what is on record: nothing would change.")
                    .at("nameLatin");
        }
    }

    /**
     * Corrects the record, in the transaction of the approval. The earlier version is kept, searches find the new
     * names, and everything derived from the identity is derived again.
     *
     * @throws InvalidValueException where the record has changed since the correction was requested
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(UUID id, Approval approval) {
        IdentityCorrection asked = table.find(id)
                .orElseThrow(() -> new InvalidValueException("proposal.unknown", "There is no such proposal."));
        PersonId person = asked.person();
        people.lock(person);
        if (!people.get(person).identity().equals(asked.before())) {
            throw new InvalidValueException(
                    "proposal.changed",
                    "What this would change has changed since it was proposed. It has to be proposed anew.");
        }
        Actor by = approval.by();
        table.made(asked, approval.proposal(), Objects.requireNonNull(by.id()));
        table.write(asked);
        IdentityCorrection correction = table.find(id).orElseThrow();
        String details = correction.details().stream().map(Enum::name).collect(Collectors.joining(","));
        String document = correction.evidence().document().name();
        journal.append(
                person,
                JournalKind.IDENTITY_CORRECTED,
                LocalDate.now(clock),
                Map.of("details", details, "document", document, "correction", approval.reason()),
                by);
        trail.append(TrailEntry.done(by, TrailAction.IDENTITY_CORRECTED)
                .about(person.value())
                .with(Map.of(
                        "before", correction.before(),
                        "after", correction.after(),
                        "evidence", correction.evidence(),
                        "reason", approval.reason(),
                        "proposal", approval.proposal().toString(),
                        "proposedBy", approval.proposedBy().toString())));
        events.publishEvent(new NamesRecorded(person));
        events.publishEvent(new IdentityDecided(person, by));
        events.publishEvent(new IdentityCorrected(correction, by));
    }
}
