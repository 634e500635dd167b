package pk.gov.nsor.agencies.intake.quarantine;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.intake.Decision;
import pk.gov.nsor.agencies.intake.Inbox;
import pk.gov.nsor.agencies.intake.IncomingMessage;
import pk.gov.nsor.agencies.intake.IncomingMessages;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.agencies.intake.MessagePeople;
import pk.gov.nsor.agencies.intake.MessagePeople.Beside;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.agencies.intake.Said;
import pk.gov.nsor.agencies.intake.TakenBack;
import pk.gov.nsor.agencies.intake.sent.Receipts;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.ChangeNotes;
import pk.gov.nsor.foundation.feeds.SentChange;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.register.People;

/** What waits for a registrar, and what registrars decide about it. */
@Service
public class Quarantine {

    private static final int LONGEST_REASON = 1000;

    private final Inbox inbox;
    private final TakenBack taken;
    private final IncomingMessages messages;
    private final Receipts receipts;
    private final MessagePeople persons;
    private final QuarantineDecisionRepository decisions;
    private final Duplicates duplicates;
    private final People people;
    private final ChangeNotes changes;
    private final Trail trail;
    private final Clock clock;

    Quarantine(
            Inbox inbox,
            TakenBack taken,
            IncomingMessages messages,
            Receipts receipts,
            MessagePeople persons,
            QuarantineDecisionRepository decisions,
            Duplicates duplicates,
            People people,
            ChangeNotes changes,
            Trail trail,
            Clock clock) {
        this.inbox = inbox;
        this.taken = taken;
        this.messages = messages;
        this.receipts = receipts;
        this.persons = persons;
        this.decisions = decisions;
        this.duplicates = duplicates;
        this.people = people;
        this.changes = changes;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One that waits, or about which a registrar has decided; the view is written to the trail, with everybody who is
     * shown, before this returns. A record that is not there for the reader is not shown.
     *
     * @return empty where it neither waits nor was ever decided by anybody
     */
    @Transactional
    public Optional<Opened> open(UUID receipt, SignedIn reader, Actor actor, @Nullable String purpose) {
        Optional<Opened> opened = inbox.find(receipt)
                .filter(found -> found.status() == MessageStatus.QUARANTINED
                        || found.decidedBy() != null
                        || !decisions.of(receipt).isEmpty())
                .map(found -> opened(found, reader));
        opened.ifPresent(found -> trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_VIEWED)
                .about(receipt)
                .purpose(purpose)
                .naming(found.everybody().map(PersonId::value).toList())));
        return opened;
    }

    /**
     * Keeps the message and the records beside it as they are until the transaction ends, in the order in which the queue of
     * feeds locks them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID receipt) {
        inbox.lockWaiting(receipt).ifPresent(persons::hold);
    }

    /** Whose records stand beside a message that waits; none where it does not wait. */
    @Transactional(readOnly = true)
    public List<PersonId> beside(UUID receipt) {
        return inbox.find(receipt)
                .filter(found -> found.status() == MessageStatus.QUARANTINED)
                .map(persons::beside)
                .orElse(List.of());
    }

    /**
     * Puts a record beside a message, for everybody who opens it.
     *
     * @param number as it is typed
     * @throws InvalidValueException where the message does not wait, or the reader has no record of this number
     */
    @Transactional
    public void putBeside(UUID receipt, String number, SignedIn reader, Actor actor) {
        RegisterNumber parsed = RegisterNumber.parse(number);
        Inbox.Message message = lock(receipt);
        PersonId person = people.withNumber(parsed)
                .filter(found -> persons.isThereFor(reader, found))
                .orElseThrow(() ->
                        new InvalidValueException("quarantine.no-record", "No record has this number.").at("number"));
        if (persons.beside(message).contains(person)) {
            return;
        }
        decisions.beside(receipt, person, id(actor));
        trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_DECIDED)
                .about(receipt)
                .with(Map.of("beside", parsed.formatted()))
                .naming(List.of(person.value())));
    }

    /**
     * Checks the message again with the registrar's corrections, and records it where nothing is doubtful any more.
     *
     * @return true where it was recorded
     * @throws InvalidValueException where it does not wait any more, the record chosen was not beside it, the CNIC can
     *     not go onto that record, a value is refused by the record, or a text was stopped that no second person has allowed;
     *     at the field {@code why}, where it is not said why a new person is none of those that are much alike
     * @throws pk.gov.nsor.record.register.CnicTakenException where another record got the CNIC meanwhile; trying again
     *     finds it
     */
    @Transactional
    public boolean decide(UUID receipt, Decision decision, Actor actor) {
        Inbox.Message message = lock(receipt);
        if (message.kind() == MessageKind.WITHDRAWAL) {
            throw new InvalidValueException(
                    "quarantine.withdrawal", "A withdrawal is never recorded. Correct the record, and settle it.");
        }
        IncomingMessage incoming = read(message);
        if (decision.samePerson() != null && !persons.beside(message).contains(decision.samePerson())) {
            throw new InvalidValueException(
                    "quarantine.not-beside",
                    "This record was not beside the message. Put it there, and compare the two.");
        }
        if (decision.isNewPerson() && message.kind() != MessageKind.CONVICTION) {
            throw new InvalidValueException(
                    "quarantine.no-new-record", "Only a conviction makes a new record. Put this message aside.");
        }
        if (inbox.isStopped(receipt)) {
            messages.requireScreened(message);
        }
        Set<PersonId> alike = decision.isNewPerson() ? persons.alike(incoming.person()) : Set.of();
        boolean isRecorded = incoming.record(receipt, decision, actor);
        if (isRecorded) {
            PersonId person = inbox.find(receipt).map(Inbox.Message::person).orElseThrow();
            alike.forEach(other -> somebodyElse(person, other, decision.why(), actor));
            decisions.recorded(receipt, decision, person, id(actor));
        } else {
            decisions.tried(receipt, decision, inbox.quarantineReasons(receipt), id(actor));
        }
        return isRecorded;
    }

    /** Whoever decides that somebody is new says why they are none of those whose records are much alike. */
    private void somebodyElse(PersonId person, PersonId other, String why, Actor actor) {
        try {
            duplicates.different(other, person, why, actor);
        } catch (InvalidValueException refused) {
            throw refused.at("why");
        }
    }

    /** The CNIC that a message gives, whatever has become of it; empty where it gives none. */
    @Transactional(readOnly = true)
    public Optional<Cnic> cnicOf(UUID receipt) {
        return inbox.find(receipt).flatMap(persons::cnic);
    }

    private IncomingMessage read(Inbox.Message message) {
        try {
            return messages.read(message);
        } catch (ProblemException stricterSince) {
            throw new InvalidValueException(
                    "quarantine.stricter",
                    "By the rules of today this message cannot be recorded as it stands. Put it aside, and ask for another.");
        }
    }

    /**
     * Sends it back: the client sees the reason with the receipt, where something is wrong with the message by itself. Where
     * only the record stands against it, it is put aside and the client is not told, since that would say who is on record.
     * What was stopped because it would identify a survivor is destroyed.
     *
     * @param reason 1 to 1000 characters
     * @return whether the client is told
     * @throws InvalidValueException where it does not wait any more, or the reason is empty or too long
     */
    @Transactional
    public boolean sendBack(UUID receipt, String reason, Actor actor) {
        String clean = reason.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_REASON || clean.indexOf('\0') >= 0) {
            throw new InvalidValueException("return-reason", "Give a reason of 1 to %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        Screened.require(clean, "reason");
        Inbox.Message message = lock(receipt);
        inbox.returned(receipt, clean, actor.id());
        decisions.returned(receipt, id(actor));
        trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_DECIDED)
                .about(receipt)
                .with(Map.of("status", MessageStatus.RETURNED, "reason", clean)));
        boolean isTold = receipts.isTold(message);
        if (isTold) {
            changes.note(message.client(), receipt, SentChange.What.RETURNED, clock.instant());
        }
        if (inbox.isStopped(receipt)) {
            inbox.blank(receipt);
        }
        return isTold;
    }

    private Inbox.Message lock(UUID receipt) {
        return inbox.lockWaiting(receipt)
                .orElseThrow(() -> new InvalidValueException(
                        "quarantine.decided", "Somebody has decided about this message already."));
    }

    private static UUID id(Actor actor) {
        return Objects.requireNonNull(actor.id(), "Whoever decides has an account");
    }

    private Opened opened(Inbox.Message message, SignedIn reader) {
        boolean isWaiting = message.status() == MessageStatus.QUARANTINED;
        Optional<Inbox.Message> earlier = taken.onRecord(message.receipt()).or(() -> taken.of(message.receipt()));
        List<Beside> beside = isWaiting
                ? persons.compared(message).stream()
                        .filter(each -> persons.isThereFor(reader, each.person()))
                        .toList()
                : List.of();
        return new Opened(
                message.receipt(),
                message.receivedAt(),
                message.kind(),
                message.client(),
                isWaiting ? inbox.quarantineReasons(message.receipt()) : List.of(),
                isWaiting,
                receipts.isTold(message),
                messages.said(message.kind(), message.original()),
                earlier.map(taken -> messages.said(taken.kind(), taken.original()))
                        .orElse(null),
                persons.cnic(message.kind() == MessageKind.WITHDRAWAL ? earlier.orElse(message) : message)
                        .orElse(null),
                beside,
                decisions.of(message.receipt()),
                message.person(),
                message.returnReason(),
                new String(message.original(), StandardCharsets.UTF_8));
    }

    /**
     * A message that somebody opened.
     *
     * @param isWaiting false where a registrar has decided about it
     * @param isTold whether its sender is told where it goes back
     * @param takenBack what the message said that this one takes back, that on record where there is one; null where it takes none
     *     back
     * @param cnic that it gives, null for none, or where it is not read by the rules of today
     * @param beside whose records it may be about, the weightiest first
     * @param steps what registrars did about it, the first one first
     * @param recordedOn the record it went to, null where it went to none
     * @param returnReason why it was sent back or put aside; null where it was not
     * @param original the message as it came
     */
    public record Opened(
            UUID receipt,
            OffsetDateTime receivedAt,
            MessageKind kind,
            UUID client,
            List<QuarantineReason> quarantineReasons,
            boolean isWaiting,
            boolean isTold,
            Said said,
            @Nullable Said takenBack,
            @Nullable Cnic cnic,
            List<Beside> beside,
            List<QuarantineStep> steps,
            @Nullable PersonId recordedOn,
            @Nullable String returnReason,
            String original) {

        /** What is compared with records: of a withdrawal, what it takes back. */
        public Said compared() {
            return said instanceof Said.Withdrawn && takenBack != null ? takenBack : said;
        }

        /** Whose records or register numbers are shown with it. */
        Stream<PersonId> everybody() {
            List<PersonId> all =
                    new ArrayList<>(beside.stream().map(Beside::person).toList());
            steps.stream().map(QuarantineStep::person).filter(Objects::nonNull).forEach(all::add);
            Optional.ofNullable(recordedOn).ifPresent(all::add);
            return all.stream().distinct();
        }
    }
}
