package pk.gov.nsor.survivors.alerts.places;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.places.ChangesInTurn;

/** Whom the vault tells and of whom, in memory and encrypted in the database. One process has it. */
@Component
public class Places extends ChangesInTurn<Draft> {

    private final PlaceTable table;
    private volatile Known known;

    Places(PlaceTable table, TransactionOperations transaction) {
        super(transaction);
        this.table = table;
        this.known = table.read();
    }

    @Override
    protected void hold() {
        table.rows().hold();
    }

    @Override
    protected void readAnew() {
        known = table.read();
        table.rows().destroyEmptied();
    }

    @Override
    protected Draft begin() {
        return new Draft(known, table);
    }

    @Override
    protected void write(Draft draft) {
        draft.write();
    }

    @Override
    protected void committed(Draft draft) {
        draft.committed();
    }

    /** All enrolments. */
    public Collection<Enrolment> enrolments() {
        return Collections.unmodifiableCollection(known.enrolments().values());
    }

    /** An enrolment. */
    public Optional<Enrolment> find(UUID place) {
        return Optional.ofNullable(known.enrolments().get(place));
    }

    /** Whether there is an event of which not everybody was told yet, or there may be. */
    public boolean hasOpenEvents() {
        return isDoubtful() || !known.events().isEmpty();
    }

    /** Whether anything is kept of somebody who left the register before. */
    public boolean hasGone(Instant before) {
        return known.gone().values().stream().anyMatch(left -> left.at().isBefore(before));
    }

    /** Whether somebody was parted from another record before, and was not spoken of since. */
    public boolean hasParted(Instant before) {
        return known.gone().values().stream()
                .anyMatch(left -> left.untold() && left.at().isBefore(before));
    }

    /** How many places there are, and how many of them are free. */
    public Map<String, Integer> counts() {
        int all = table.rows().size();
        return Map.of("places", all, "free", all - known.enrolments().size());
    }
}
