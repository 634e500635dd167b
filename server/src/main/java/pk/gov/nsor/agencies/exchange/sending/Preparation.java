package pk.gov.nsor.agencies.exchange.sending;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.agencies.exchange.Subscriber;
import pk.gov.nsor.agencies.exchange.Telling;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** What every way does first in the transaction that sends: it holds the subscriber open, makes what is sent, and puts it on the trail. */
@Component
class Preparation {

    private final SendQueue queue;
    private final Telling telling;
    private final Trail trail;

    Preparation(SendQueue queue, Telling telling, Trail trail) {
        this.queue = queue;
        this.telling = telling;
        this.trail = trail;
    }

    /**
     * What is to be sent in this transaction.
     *
     * @param notSent of the others, what became of them, by event
     */
    record Prepared(List<CloudEvent> sent, Map<UUID, Result> notSent) {

        Prepared {
            sent = List.copyOf(sent);
            notSent = Map.copyOf(notSent);
        }
    }

    /** @param events of one subscriber */
    @Transactional(propagation = Propagation.MANDATORY)
    public Prepared of(List<Event> events, Channel channel) {
        Map<UUID, Result> notSent = new HashMap<>();
        events.forEach(event -> notSent.put(event.id(), Result.of(event, Result.What.NOT_OURS)));
        Optional<Subscriber> open = telling.hold(events.getFirst().subscriber());
        if (open.isEmpty()) {
            return new Prepared(List.of(), notSent);
        }
        Set<UUID> held = queue.hold(events);
        Telling.Made made = telling.make(
                open.get(),
                events.stream().filter(event -> held.contains(event.id())).toList());
        if (!made.people().isEmpty()) {
            TrailEntry entry = TrailEntry.done(
                    new Actor(Actor.Kind.MACHINE, made.subscriber().client(), channel.key()), TrailAction.EVENTS_READ);
            trail.append(
                    made.people().size() == 1
                            ? entry.about(made.people().iterator().next())
                            : entry.naming(made.people()));
        }
        made.untold()
                .forEach(id -> notSent.computeIfPresent(
                        id, (untold, result) -> Result.of(result.event(), Result.What.UNTOLD)));
        made.sent().forEach(event -> notSent.remove(event.id()));
        return new Prepared(made.sent(), notSent);
    }
}
