package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.Clock;
import java.time.LocalDate;
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
    private final Clock clock;

    FailedAddresses(AddressConfidences sureties, Absconders absconders, Clock clock) {
        this.sureties = sureties;
        this.absconders = absconders;
        this.clock = clock;
    }

    /** These people have just missed an appearance. Their rows are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void missed(Collection<PersonId> people, Actor actor) {
        if (people.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        sureties.of(people).forEach((person, addresses) -> {
            if (AddressConfidences.haveFailed(addresses)) {
                absconders.addressFailed(person, today, actor);
            }
        });
    }
}
