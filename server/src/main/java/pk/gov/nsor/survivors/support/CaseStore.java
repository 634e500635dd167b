package pk.gov.nsor.survivors.support;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.survivors.places.ChangesInTurn;
import pk.gov.nsor.survivors.places.Padded;
import pk.gov.nsor.survivors.places.PlaceRows;
import tools.jackson.databind.json.JsonMapper;

/** The cases, in memory and encrypted in the database. */
@Component
class CaseStore extends ChangesInTurn<CaseStore.Draft> {

    private final PlaceRows<SupportCase> rows;
    private final Map<UUID, SupportCase> known = new ConcurrentHashMap<>();

    CaseStore(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            TransactionOperations transaction,
            Keys keys,
            JsonMapper json,
            @Value("${nsor.vault.cases}") int wanted) {
        super(transaction);
        rows = new PlaceRows<>(
                new PlaceRows.Table(
                        "cases", "survivors.support_case", "survivor-case", new Padded(24_576, "survivor-case/1/")),
                SupportCase.class,
                wanted,
                jdbc,
                transactions,
                keys,
                json);
        rows.read(read -> known.put(read.id(), read));
    }

    Collection<SupportCase> all() {
        return Collections.unmodifiableCollection(known.values());
    }

    Optional<SupportCase> find(UUID id) {
        return Optional.ofNullable(known.get(id));
    }

    @Override
    protected void hold() {
        rows.hold();
    }

    @Override
    protected void readAnew() {
        Map<UUID, SupportCase> there = new HashMap<>();
        rows.read(read -> there.put(read.id(), read));
        known.keySet().retainAll(there.keySet());
        known.putAll(there);
        rows.destroyEmptied();
    }

    @Override
    protected Draft begin() {
        return new Draft();
    }

    @Override
    protected void write(Draft draft) {
        draft.renamed.putAll(rows.write(
                draft.unwritten, place -> draft.find(place).orElse(null), Set.copyOf(draft.renamed.keySet())));
        draft.unwritten.clear();
    }

    @Override
    protected void committed(Draft draft) {
        draft.changed.forEach(
                (id, there) -> there.ifPresentOrElse(said -> known.put(id, said), () -> known.remove(id)));
        rows.emptied(draft.renamed);
    }

    /** A change that is being made. */
    final class Draft {

        private final Map<UUID, Optional<SupportCase>> changed = new HashMap<>();
        private final Map<UUID, Optional<SupportCase>> unwritten = new HashMap<>();
        private final Map<UUID, UUID> renamed = new HashMap<>();

        Optional<SupportCase> find(UUID id) {
            Optional<SupportCase> own = changed.get(id);
            return own != null ? own : CaseStore.this.find(id);
        }

        /** A place that is free, chosen by lot; empty where all are taken. */
        Optional<UUID> free() {
            return rows.free(
                    place -> known.containsKey(place) || changed.containsKey(place) || renamed.containsKey(place));
        }

        void put(SupportCase said) {
            set(said.id(), Optional.of(said));
        }

        /** Empties a place. After the commit its key is destroyed, and with it what copies of the database have of it. */
        void empty(UUID id) {
            set(id, Optional.empty());
        }

        private void set(UUID id, Optional<SupportCase> there) {
            changed.put(id, there);
            unwritten.put(id, there);
        }
    }
}
