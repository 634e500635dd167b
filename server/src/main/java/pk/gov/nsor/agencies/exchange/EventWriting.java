package pk.gov.nsor.agencies.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
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
        Map<Audience, List<Subscriber>> open = new EnumMap<>(Audience.class);
        subscribers
                .holdOpen()
                .forEach(subscriber -> open.computeIfAbsent(subscriber.audience(), audience -> new ArrayList<>())
                        .add(subscriber));
        int written = 0;
        for (Map.Entry<Audience, List<Subscriber>> one : open.entrySet()) {
            written += write(message.subject(), one.getKey(), one.getValue());
        }
        if (written > 0) {
            waking.afterCommit();
        }
    }

    private int write(UUID person, Audience audience, List<Subscriber> open) {
        Heard heard = mayHear.of(audience, List.of(new PersonId(person))).get(new PersonId(person));
        List<UUID> concerned = new ArrayList<>();
        List<UUID> others = new ArrayList<>();
        for (Subscriber subscriber : open) {
            boolean isConcerned = heard != null && MayHear.isWithin(heard, audience, mayHear.scope(subscriber));
            (isConcerned ? concerned : others).add(subscriber.id());
        }
        return (heard == null ? 0 : told.concerns(heard, concerned)) + told.ended(person, others);
    }
}
