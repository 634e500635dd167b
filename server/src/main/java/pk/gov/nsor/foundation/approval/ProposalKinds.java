package pk.gov.nsor.foundation.approval;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The kinds of proposal that the modules add. They are read when all beans exist, so that a kind may use proposals. */
@Component
class ProposalKinds implements SmartInitializingSingleton {

    private final SingletonSupplier<Map<String, ProposalKind<?>>> byName;

    ProposalKinds(ObjectProvider<ProposalKind<?>> kinds) {
        byName = SingletonSupplier.of(() -> byName(kinds));
    }

    @Override
    public void afterSingletonsInstantiated() {
        Collection<ProposalKind<?>> _ = all();
    }

    Collection<ProposalKind<?>> all() {
        return byName.obtain().values();
    }

    Optional<ProposalKind<?>> named(String name) {
        return Optional.ofNullable(byName.obtain().get(name));
    }

    private static Map<String, ProposalKind<?>> byName(ObjectProvider<ProposalKind<?>> kinds) {
        Map<String, ProposalKind<?>> byName = new LinkedHashMap<>();
        for (ProposalKind<?> kind : kinds) {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalStateException("Two kinds of proposal are called " + kind.name());
            }
        }
        return Map.copyOf(byName);
    }
}
