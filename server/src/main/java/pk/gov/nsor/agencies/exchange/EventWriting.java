package pk.gov.nsor.agencies.exchange;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Audiences audiences;
    private final MayHear mayHear;
    private final Told told;
    private final Waking waking;

    EventWriting(Subscribers subscribers, Audiences audiences, MayHear mayHear, Told told, Waking waking) {
        this.subscribers = subscribers;
        this.audiences = audiences;
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
        Map<String, Candidates<?>> candidates = new HashMap<>();
        for (Subscriber subscriber : open) {
            Candidates<?> heard = candidates.computeIfAbsent(
                    subscriber.audience(), audience -> mayHear.of(audiences.of(subscriber), people));
            written += write(subscriber, people, heard.within(audiences.scope(subscriber)));
        }
        if (written > 0) {
            waking.afterCommit();
        }
    }

    private int write(Subscriber subscriber, List<PersonId> people, List<Heard> heard) {
        Set<PersonId> others = new LinkedHashSet<>(people);
        heard.forEach(one -> others.remove(one.person()));
        return told.concern(heard, subscriber.id()) + told.ended(others, subscriber.id());
    }
}
