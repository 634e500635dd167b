package pk.gov.nsor.agencies.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;

/** Makes what is sent of events that wait, of what is so and may be told in this transaction. */
@Component
public class Telling {

    private final MayHear mayHear;
    private final Told told;
    private final Subscribers subscribers;
    private final Audiences audiences;

    Telling(MayHear mayHear, Told told, Subscribers subscribers, Audiences audiences) {
        this.mayHear = mayHear;
        this.told = told;
        this.audiences = audiences;
        this.subscribers = subscribers;
    }

    /**
     * What is to be sent, and what is not to be told any more.
     *
     * @param people about whom something is sent, without those of whom only the end is told
     */
    public record Made(Subscriber subscriber, List<CloudEvent> sent, List<UUID> untold, Set<UUID> people) {

        public Made {
            sent = List.copyOf(sent);
            untold = List.copyOf(untold);
            people = Set.copyOf(people);
        }
    }

    /**
     * Holds a subscriber open until the transaction ends, which should not be before the events have left. It is the first lock of
     * the transaction, as of whoever closes it.
     *
     * @return empty where the subscriber is closed or its system was ended: then nothing may be sent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Subscriber> hold(UUID subscriber) {
        return subscribers.holdOpen(subscriber);
    }

    /**
     * Notes of whom something is about to leave, which has to be so before it does: only of them is the end told later.
     *
     * @param people of {@link Made}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reached(Subscriber subscriber, Set<UUID> people) {
        told.reached(subscriber.id(), people);
    }

    /**
     * What is to be sent, of which nothing is noted.
     *
     * @param subscriber that is held
     * @param events of this subscriber, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Made make(Subscriber subscriber, List<Event> events) {
        Set<UUID> people = new LinkedHashSet<>();
        events.forEach(event -> people.add(event.person()));
        Map<UUID, Told.Known> known = told.known(subscriber.id(), people);
        Audience<?> audience = audiences.of(subscriber);
        Map<UUID, EventData> heard =
                mayHear
                        .of(audience, people.stream().map(PersonId::new).toList())
                        .within(audiences.scope(subscriber))
                        .stream()
                        .collect(Collectors.toMap(one -> one.person().value(), Heard::data));
        List<CloudEvent> sent = new ArrayList<>();
        List<UUID> untold = new ArrayList<>();
        Set<UUID> reached = new LinkedHashSet<>();
        for (Event event : events) {
            Told.Known who = known.get(event.person());
            EventData what = heard.get(event.person());
            if (who != null && event.kind() == EventKind.TOLD && what != null) {
                sent.add(CloudEvent.of(subscriber, audience, event, who.alias(), what));
                reached.add(event.person());
            } else if (who != null
                    && event.kind() == EventKind.ENDED
                    // An earlier end, sent once more, would take away somebody of whom the subscriber is told again.
                    && what == null
                    && (who.isReached() || reached.contains(event.person()))) {
                sent.add(CloudEvent.of(subscriber, audience, event, who.alias(), null));
            } else {
                untold.add(event.id());
            }
        }
        return new Made(subscriber, sent, untold, reached);
    }
}
