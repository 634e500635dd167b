package pk.gov.nsor.agencies.intake.health;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.feeds.FeedActivity;
import pk.gov.nsor.foundation.feeds.FeedActivity.Activity;

/** How the feed of each agency's system stands. */
@Service
public class FeedHealth {

    private static final Comparator<Health> BY_NAME =
            Comparator.comparing(health -> health.client().name());

    private final JdbcClient jdbc;
    private final MachineClients clients;
    private final FeedActivity activity;

    FeedHealth(JdbcClient jdbc, MachineClients clients, FeedActivity activity) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.activity = activity;
    }

    /** What it comes to. */
    public enum State {
        /** It has sent nothing for longer than it ever paused, and stays so until it sends again. */
        SILENT,
        /** It sends, and is not silent. */
        SENDS,
        /** It never sent anything. */
        NOTHING
    }

    /**
     * One system.
     *
     * @param activity null where it never sent anything
     * @param quarantined how many of its messages wait for a registrar
     * @param quarantinedSince since when the oldest of these; null where there is none
     * @param returned how many were sent back to it, ever
     */
    public record Health(
            MachineClient client,
            @Nullable Activity activity,
            int quarantined,
            @Nullable Instant quarantinedSince,
            int returned) {

        public State state() {
            return activity == null ? State.NOTHING : activity.isSilent() ? State.SILENT : State.SENDS;
        }
    }

    private record Messages(
            UUID client, int quarantined, @Nullable OffsetDateTime since, int returned) {}

    /** Every client that may send, by name. */
    @Transactional(readOnly = true)
    public List<Health> all() {
        Map<UUID, Messages> messages = new HashMap<>();
        jdbc.sql("""
                        select client_id as client,
                            count(*) filter (where status = 'QUARANTINED')::integer as quarantined,
                            min(received_at) filter (where status = 'QUARANTINED') as since,
                            count(*) filter (where status = 'RETURNED')::integer as returned
                        from intake.message where status in ('QUARANTINED', 'RETURNED') group by client_id
                        """).query(Messages.class).list().forEach(each -> messages.put(each.client(), each));
        Map<UUID, Activity> activities = activity.all();
        return clients.all().stream()
                .filter(client -> client.enabled() && !client.trial())
                .map(client -> health(client, activities.get(client.id()), messages.get(client.id())))
                .sorted(BY_NAME)
                .toList();
    }

    private static Health health(MachineClient client, @Nullable Activity activity, @Nullable Messages messages) {
        return messages == null
                ? new Health(client, activity, 0, null, 0)
                : new Health(
                        client,
                        activity,
                        messages.quarantined(),
                        messages.since() == null ? null : messages.since().toInstant(),
                        messages.returned());
    }
}
