package pk.gov.nsor.agencies.intake;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.Assessor;
import pk.gov.nsor.agencies.intake.quarantine.PossiblePeople;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineDecisionRepository;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineStep;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.matching.SoughtPerson;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.AccessGrounds;
import tools.jackson.core.JacksonException;

/** Whose records a message may be about. */
@Component
public class MessagePeople {

    private static final Comparison NOTHING = new Comparison(List.of(), 0, 0);

    private final IncomingMessages messages;
    private final PossiblePeople possible;
    private final Inbox inbox;
    private final QuarantineDecisionRepository decisions;
    private final People people;
    private final MergedRecords merged;
    private final AccessGrounds records;
    private final Assessor assessor;

    MessagePeople(
            IncomingMessages messages,
            PossiblePeople possible,
            Inbox inbox,
            QuarantineDecisionRepository decisions,
            People people,
            MergedRecords merged,
            AccessGrounds records,
            Assessor assessor) {
        this.messages = messages;
        this.possible = possible;
        this.inbox = inbox;
        this.decisions = decisions;
        this.people = people;
        this.merged = merged;
        this.records = records;
        this.assessor = assessor;
    }

    /**
     * A record beside a message.
     *
     * @param comparison empty where the message is not read by the rules of today
     * @param isAlike whether it is so much alike that it may be of the message's person
     */
    public record Beside(PersonId person, Comparison comparison, boolean isAlike) {}

    /** Those it waits for, who has its CNIC, who is alike, and whom a registrar put beside it: each once. */
    public List<PersonId> beside(Inbox.Message message) {
        return compared(message).stream().map(Beside::person).toList();
    }

    /** As {@link #beside}, with how they compare, the weightiest first. */
    public List<Beside> compared(Inbox.Message message) {
        Optional<SoughtPerson> sought = read(message).map(IncomingMessage::person);
        Set<PersonId> alike = sought.map(this::alike).orElse(Set.of());
        Set<PersonId> beside = new LinkedHashSet<>();
        inbox.quarantineReasons(message.receipt()).stream()
                .map(QuarantineReason::person)
                .filter(Objects::nonNull)
                .forEach(beside::add);
        sought.map(SoughtPerson::cnic).flatMap(people::withCnic).ifPresent(beside::add);
        beside.addAll(alike);
        decisions.of(message.receipt()).stream()
                .filter(step -> step.kind() == QuarantineStep.Kind.BESIDE)
                .flatMap(step -> Stream.ofNullable(step.person()))
                .forEach(beside::add);
        // Where one was joined with another meanwhile, the one that leads stands there.
        Map<PersonId, PersonId> leading = merged.leading(beside);
        Set<PersonId> shown = beside.stream()
                .map(person -> leading.getOrDefault(person, person))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<PersonId, Comparison> compared =
                sought.map(person -> possible.compare(person, shown)).orElse(Map.of());
        return shown.stream()
                .map(person -> new Beside(person, compared.getOrDefault(person, NOTHING), alike.contains(person)))
                .sorted(Comparator.comparingDouble(
                                (Beside each) -> each.comparison().weight())
                        .reversed())
                .toList();
    }

    /** The records that are so much alike that they may be of this person, the weightiest first. */
    public Set<PersonId> alike(SoughtPerson sought) {
        return possible.alike(sought).stream()
                .map(SimilarRecords.Similar::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean isThereFor(SignedIn reader, PersonId person) {
        return !records.of(reader, person).isEmpty();
    }

    public Optional<Cnic> cnic(Inbox.Message message) {
        return read(message).map(IncomingMessage::person).map(SoughtPerson::cnic);
    }

    /** Locks them until the transaction ends; the message is locked. */
    public void hold(Inbox.Message message) {
        read(message).map(IncomingMessage::person).map(SoughtPerson::identity).ifPresent(assessor::hold);
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
