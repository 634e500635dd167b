package pk.gov.nsor.policing.supervision.whereabouts;

import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;

/**
 * A person all of whose addresses had failed before an appearance was missed is an absconder from the missed
 * appearance on, as in the other order.
 */
@Component
public class FailedAddresses {

    private final AddressConfidences sureties;
    private final Absconders absconders;

    FailedAddresses(AddressConfidences sureties, Absconders absconders) {
        this.sureties = sureties;
        this.absconders = absconders;
    }

    /** These people have just missed an appearance. Their rows are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void missed(Collection<PersonId> people, Actor actor) {
        if (people.isEmpty()) {
            return;
        }
        sureties.of(people).forEach((person, addresses) -> {
            if (AddressConfidences.haveFailed(addresses)) {
                absconders.addressFailed(person, actor);
            }
        });
    }
}
