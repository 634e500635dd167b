package pk.gov.nsor.agencies.exchange.sending;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.Event;
import pk.gov.nsor.agencies.exchange.EventKind;
import pk.gov.nsor.agencies.exchange.Subscriber;
import pk.gov.nsor.agencies.exchange.Telling;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * What every way does to send. A first transaction notes of whom something is about to leave, for the end that follows it and on the
 * trail: what has left cannot be rolled back, so that is on disk before a byte leaves. A second one holds the subscriber open, makes
 * what is sent as it is by then, and has it written.
 */
@Component
class Preparation {

    private final SendQueue queue;
    private final Telling telling;
    private final Trail trail;
    private final TransactionOperations transaction;

    Preparation(SendQueue queue, Telling telling, Trail trail, TransactionOperations transaction) {
        this.queue = queue;
        this.telling = telling;
        this.trail = trail;
        this.transaction = transaction;
    }

    /**
     * Sends what may be told.
     *
     * @param events of one subscriber
     * @param writing lets these leave, and gives results by their events, where there are any yet
     * @return its results, and of what was not sent what became of it, by event
     */
    Map<UUID, Result> send(List<Event> events, Channel channel, Function<List<CloudEvent>, Map<UUID, Result>> writing) {
        Set<UUID> noted = events.stream().anyMatch(event -> event.kind() == EventKind.TOLD)
                ? Objects.requireNonNull(transaction.execute(status -> note(events, channel)))
                : Set.of();
        return Objects.requireNonNull(transaction.execute(status -> {
            // Nothing is changed here that could be lost.
            queue.commitsWithoutDisk();
            return write(events, noted, writing);
        }));
    }

    /** @return the people of whom something may leave now */
    private Set<UUID> note(List<Event> events, Channel channel) {
        Telling.Made made = made(events).orElse(null);
        if (made == null || made.people().isEmpty()) {
            return Set.of();
        }
        telling.reached(made.subscriber(), made.people());
        TrailEntry entry = TrailEntry.done(
                new Actor(Actor.Kind.MACHINE, made.subscriber().client(), channel.key()), TrailAction.EVENTS_READ);
        trail.append(
                made.people().size() == 1 ? entry.about(made.people().iterator().next()) : entry.naming(made.people()));
        return made.people();
    }

    private Map<UUID, Result> write(
            List<Event> events, Set<UUID> noted, Function<List<CloudEvent>, Map<UUID, Result>> writing) {
        Map<UUID, Result> results = new HashMap<>();
        events.forEach(event -> results.put(event.id(), Result.of(event, Result.What.NOT_OURS)));
        made(events).ifPresent(made -> {
            made.untold()
                    .forEach(id -> results.computeIfPresent(
                            id, (untold, result) -> Result.of(result.event(), Result.What.UNTOLD)));
            // Of whom something may be told only since the note, it is noted the next time.
            Set<UUID> late = events.stream()
                    .filter(event -> event.kind() == EventKind.TOLD && !noted.contains(event.person()))
                    .map(Event::id)
                    .collect(Collectors.toSet());
            List<CloudEvent> sent = made.sent().stream()
                    .filter(event -> !late.contains(event.id()))
                    .toList();
            sent.forEach(event -> results.remove(event.id()));
            results.putAll(writing.apply(sent));
        });
        return results;
    }

    /** Empty where the subscriber is closed. */
    private Optional<Telling.Made> made(List<Event> events) {
        Optional<Subscriber> open = telling.hold(events.getFirst().subscriber());
        return open.map(subscriber -> {
            Set<UUID> held = queue.hold(events);
            return telling.make(
                    subscriber,
                    events.stream().filter(event -> held.contains(event.id())).toList());
        });
    }
}
