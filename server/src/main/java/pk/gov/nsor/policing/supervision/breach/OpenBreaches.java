package pk.gov.nsor.policing.supervision.breach;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OpenOnRecord;

/** A breach that is alleged waits to be decided. */
@Component
class OpenBreaches implements OpenOnRecord {

    private final Breaches breaches;

    OpenBreaches(Breaches breaches) {
        this.breaches = breaches;
    }

    @Override
    public Set<Purpose> purposes(PersonId person) {
        return breaches.ofPerson(person).stream().anyMatch(breach -> breach.state() == Breach.State.ALLEGED)
                ? Set.of(Purpose.BREACH)
                : Set.of();
    }
}
