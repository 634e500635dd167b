package pk.gov.nsor.agencies.exchange;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.OutboxMessage;
import pk.gov.nsor.foundation.outbox.OutboxSubscriber;
import pk.gov.nsor.foundation.outbox.OutboxTopic;

/**
 * Writes events for the subscribers whom a change of a record concerns, in the outbox's transaction: of one person one after the
 * other, in the order of the changes.
 */
@Component
class EventWriting implements OutboxSubscriber {

    private final Subscribers subscribers;
    private final MayHear mayHear;
    private final Told told;
    private final Waking waking;

    EventWriting(Subscribers subscribers, MayHear mayHear, Told told, Waking waking) {
        this.subscribers = subscribers;
        this.mayHear = mayHear;
        this.told = told;
        this.waking = waking;
    }

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public Set<OutboxTopic> topics() {
        return Set.of(OutboxTopic.PERSON_REGISTERED, OutboxTopic.STANDING_CHANGED, OutboxTopic.CASE_CHANGED);
    }

    @Override
    public void deliver(OutboxMessage message) {
        deliverAll(List.of(message));
    }

    /** What is so is read once for all of them: of several changes of one person the last state is told, once. */
    @Override
    public void deliverAll(List<OutboxMessage> messages) {
        List<Subscriber> open = subscribers.holdOpen();
        if (open.isEmpty()) {
            return;
        }
        List<PersonId> people = messages.stream()
                .map(OutboxMessage::subject)
                .distinct()
                .map(PersonId::new)
                .toList();
        int written = 0;
        Map<Audience, Map<PersonId, Heard>> heard = new EnumMap<>(Audience.class);
        for (Subscriber subscriber : open) {
            written += write(
                    subscriber,
                    people,
                    heard.computeIfAbsent(subscriber.audience(), audience -> mayHear.of(audience, people)));
        }
        if (written > 0) {
            waking.afterCommit();
        }
    }

    private int write(Subscriber subscriber, List<PersonId> people, Map<PersonId, Heard> heard) {
        ClientScope scope = mayHear.scope(subscriber);
        List<Heard> concerned = heard.values().stream()
                .filter(one -> MayHear.isWithin(one, subscriber.audience(), scope))
                .toList();
        Set<PersonId> others = new LinkedHashSet<>(people);
        concerned.forEach(one -> others.remove(one.person()));
        return told.concern(concerned, subscriber.id()) + told.ended(others, subscriber.id());
    }
}
