package pk.gov.nsor.record.conviction.check;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Version;

/** Whether two reports of a death come from independent sources. */
@Component
public class DeathSources {

    private final MachineClients clients;

    DeathSources(MachineClients clients) {
        this.clients = clients;
    }

    /**
     * Independent are systems of two kinds of agency, neither of which names the other's source: two that pass on what
     * NADRA says count as one. NADRA's own system is no second beside a court's or a prison's: it registers deaths that these
     * announce, and they pass on what it has registered. An officer's entry never counts as the second source: an officer confirms with a
     * document.
     */
    public boolean areTwo(Version<Death> known, Death second, Actor by) {
        Optional<Feed> one = feed(known.recordedBy());
        Optional<Feed> other = by.kind() == Actor.Kind.MACHINE ? feed(by.id()) : Optional.empty();
        return one.isPresent()
                && other.isPresent()
                && !one.get().sends(other.get())
                && !other.get().sends(one.get())
                && one.get() != Feed.NADRA
                && other.get() != Feed.NADRA
                && known.fact().source() != second.source();
    }

    private Optional<Feed> feed(@Nullable UUID client) {
        return client == null ? Optional.empty() : clients.find(client).map(MachineClient::feed);
    }
}
