package pk.gov.nsor.agencies.intake;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.Assessor;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineDecisionRepository;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineStep;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.AccessGrounds;
import tools.jackson.core.JacksonException;

/** Whose records a message may be about. */
@Component
public class MessagePeople {

    private final IncomingMessages messages;
    private final Inbox inbox;
    private final QuarantineDecisionRepository decisions;
    private final People people;
    private final AccessGrounds records;
    private final Assessor assessor;

    MessagePeople(
            IncomingMessages messages,
            Inbox inbox,
            QuarantineDecisionRepository decisions,
            People people,
            AccessGrounds records,
            Assessor assessor) {
        this.messages = messages;
        this.inbox = inbox;
        this.decisions = decisions;
        this.people = people;
        this.records = records;
        this.assessor = assessor;
    }

    /** Those it waits for, who has its CNIC, who resembles its person, and whom a registrar put beside it: each once. */
    public List<PersonId> beside(Inbox.Message message) {
        Optional<IncomingMessage> read = read(message);
        Set<PersonId> beside = new LinkedHashSet<>();
        inbox.quarantineReasons(message.receipt()).stream()
                .map(QuarantineReason::person)
                .filter(Objects::nonNull)
                .forEach(beside::add);
        read.map(IncomingMessage::cnic).flatMap(people::withCnic).ifPresent(beside::add);
        read.map(IncomingMessage::identity).map(people::resembling).stream()
                .flatMap(Collection::stream)
                .forEach(beside::add);
        decisions.of(message.receipt()).stream()
                .filter(step -> step.kind() == QuarantineStep.Kind.BESIDE)
                .flatMap(step -> Stream.ofNullable(step.person()))
                .forEach(beside::add);
        return List.copyOf(beside);
    }

    public boolean isThereFor(SignedIn reader, PersonId person) {
        return !records.of(reader, person).isEmpty();
    }

    public Optional<Cnic> cnic(Inbox.Message message) {
        return read(message).map(IncomingMessage::cnic);
    }

    /** Locks them until the transaction ends; the message is locked. */
    public void hold(Inbox.Message message) {
        Optional<Identity> identity = read(message).map(IncomingMessage::identity);
        identity.ifPresent(assessor::hold);
        beside(message).stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(people::lock);
    }

    private Optional<IncomingMessage> read(Inbox.Message message) {
        try {
            return Optional.of(messages.read(message));
        } catch (ProblemException | InvalidValueException | JacksonException stricterSince) {
            return Optional.empty();
        }
    }
}
