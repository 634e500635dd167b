package pk.gov.nsor.policing.supervision.caseload;

import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.OpenOnRecord;

/** A duty that is due or was missed is work on the record. */
@Component
class OpenDuties implements OpenOnRecord {

    private final Cases cases;

    OpenDuties(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Set<Purpose> purposes(PersonId person) {
        CaseSummary summary = cases.of(person);
        return summary.open().isEmpty() && summary.alleged().isEmpty() ? Set.of() : Set.of(Purpose.SUPERVISION);
    }
}
