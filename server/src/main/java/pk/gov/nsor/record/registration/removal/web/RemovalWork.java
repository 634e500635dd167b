package pk.gov.nsor.record.registration.removal.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OpenOnRecord;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import pk.gov.nsor.record.registration.removal.Removals;

/** What waits for a second person, or speaks against a death, is work on what courts and others recorded. */
@Component
class RemovalWork implements OpenOnRecord {

    private final Removals removals;
    private final LifeSigns signs;

    RemovalWork(Removals removals, LifeSigns signs) {
        this.removals = removals;
        this.signs = signs;
    }

    @Override
    public Set<Purpose> purposes(PersonId person) {
        return removals.waitingOf(person).isEmpty() && signs.openOf(person).isEmpty()
                ? Set.of()
                : Set.of(Purpose.COURT_RECORD);
    }
}
