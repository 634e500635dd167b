package pk.gov.nsor.registration.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.outbox.OutboxMessage;
import pk.gov.nsor.outbox.OutboxSubscriber;
import pk.gov.nsor.outbox.Topic;
import pk.gov.nsor.shell.LiveUpdates;

/** Lets open pages of a record know that it changed. */
@Component
class LivePages implements OutboxSubscriber {

    private final LiveUpdates updates;

    LivePages(LiveUpdates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "live-pages";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.STANDING_CHANGED, Topic.CASE_CHANGED);
    }

    @Override
    public void deliver(OutboxMessage message) {
        updates.publish("person/" + message.subject());
    }
}
