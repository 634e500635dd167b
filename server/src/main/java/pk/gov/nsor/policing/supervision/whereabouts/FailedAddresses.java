package pk.gov.nsor.policing.supervision.whereabouts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;

/**
 * A person all of whose addresses had failed before an appearance was missed is an absconder from the missed
 * appearance on, as in the other order.
 */
@Component
public class FailedAddresses {

    private final People people;
    private final MergedRecords merged;
    private final AddressConfidences sureties;
    private final Absconders absconders;
    private final Clock clock;

    FailedAddresses(
            People people, MergedRecords merged, AddressConfidences sureties, Absconders absconders, Clock clock) {
        this.people = people;
        this.merged = merged;
        this.sureties = sureties;
        this.absconders = absconders;
        this.clock = clock;
    }

    /**
     * These people have just missed an appearance. Their rows are locked. Where the record is joined with another, the
     * address and the alert are under the leading one.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void missed(Collection<PersonId> records, Actor actor) {
        if (records.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        Map<PersonId, PersonId> leading = merged.leading(records);
        Set<PersonId> whose = records.stream()
                .map(person -> leading.getOrDefault(person, person))
                .collect(Collectors.toSet());
        sureties.of(whose).forEach((person, addresses) -> {
            if (AddressConfidences.haveFailed(addresses)) {
                people.lock(person);
                absconders.addressFailed(person, today, actor);
            }
        });
    }
}
