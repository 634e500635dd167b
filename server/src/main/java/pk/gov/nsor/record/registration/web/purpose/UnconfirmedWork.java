package pk.gov.nsor.record.registration.web.purpose;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OpenOnRecord;

/** An identity that waits to be confirmed, or a CNIC that is missing, is work on the record. */
@Component
class UnconfirmedWork implements OpenOnRecord {

    private final People people;

    UnconfirmedWork(People people) {
        this.people = people;
    }

    @Override
    public Set<Purpose> purposes(PersonId person) {
        return people.get(person).isIdentityConfirmed() ? Set.of() : Set.of(Purpose.IDENTITY_CONFIRMATION);
    }
}
