package pk.gov.nsor.agencies.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;

/** The audiences, and whether a subscriber may be told what its own is told. */
@Component
public class Audiences {

    private final Map<String, Audience<?>> byName;
    private final MachineClients clients;
    private final ClientScopes scopes;

    Audiences(List<Audience<?>> all, MachineClients clients, ClientScopes scopes) {
        this.byName = all.stream().collect(Collectors.toUnmodifiableMap(Audience::name, Function.identity()));
        this.clients = clients;
        this.scopes = scopes;
    }

    /** In the order of their names. */
    public List<Audience<?>> all() {
        return byName.values().stream()
                .sorted(Comparator.comparing(Audience::name))
                .toList();
    }

    Optional<Audience<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Audience<?> of(Subscriber subscriber) {
        return find(subscriber.audience())
                .orElseThrow(() -> new IllegalStateException("There is no audience " + subscriber.audience()));
    }

    /** Whether the subscriber's system may still be told anything. */
    boolean mayBeTold(Subscriber subscriber) {
        return clients.find(subscriber.client())
                .filter(client -> of(subscriber).mayBeTold(client))
                .isPresent();
    }

    /** What the subscriber's system speaks for now. */
    ClientScope scope(Subscriber subscriber) {
        return scope(clients.find(subscriber.client()).orElseThrow());
    }

    ClientScope scope(MachineClient client) {
        return client.feed().isOfCountry() ? ClientScope.COUNTRY : scopes.of(client.id());
    }
}
