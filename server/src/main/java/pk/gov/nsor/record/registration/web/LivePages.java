package pk.gov.nsor.record.registration.web;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.foundation.outbox.TransientSubscriber;
import pk.gov.nsor.foundation.shell.live.LiveTopic;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;
import pk.gov.nsor.record.registration.AccessGrounds;

/** Notifies open pages of a record that it changed, for readers who may read it. */
@Component
class LivePages implements TransientSubscriber, LiveTopic {

    private static final String TOPIC = "person/";
    private static final Pattern ONE =
            Pattern.compile(TOPIC + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final LiveUpdates updates;
    private final AccessGrounds records;

    LivePages(LiveUpdates updates, AccessGrounds records) {
        this.updates = updates;
        this.records = records;
    }

    @Override
    public boolean isFor(SignedIn reader, String topic) {
        return ONE.matcher(topic).matches()
                && !records.of(reader, new PersonId(UUID.fromString(topic.substring(TOPIC.length()))))
                        .isEmpty();
    }

    @Override
    public Set<OutboxTopic> topics() {
        return Set.of(OutboxTopic.STANDING_CHANGED, OutboxTopic.CASE_CHANGED);
    }

    @Override
    public void published(OutboxTopic topic, Collection<UUID> subjects) {
        subjects.forEach(subject -> updates.publish(TOPIC + subject));
    }
}
