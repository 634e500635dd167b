package pk.gov.nsor.supervision;

import java.util.Collection;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.supervision.knowledge.AddressSureties;

/** Whose every address had failed before an appearance was missed is looked for from then on, as in the other order. */
@Component
class FailedAddresses {

    private final AddressSureties sureties;
    private final Vanished vanished;

    FailedAddresses(AddressSureties sureties, Vanished vanished) {
        this.sureties = sureties;
        this.vanished = vanished;
    }

    /** These people have just missed an appearance. The caller has the transaction and the locks of their rows. */
    void missed(Collection<PersonId> people, Actor actor) {
        if (people.isEmpty()) {
            return;
        }
        sureties.of(people).forEach((person, addresses) -> {
            if (AddressSureties.haveFailed(addresses)) {
                vanished.addressFailed(person, actor);
            }
        });
    }
}
