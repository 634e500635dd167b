package pk.gov.nsor.record.duplicates.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.registration.TaskOnRecord;

/** A pair that is not settled, of both its records. */
@Component
class DuplicateTasks implements TaskOnRecord {

    private final Duplicates duplicates;

    DuplicateTasks(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @Override
    public Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader) {
        return purpose != Purpose.IDENTITY_CONFIRMATION
                ? Optional.empty()
                : duplicates
                        .find(task, reader)
                        .filter(pair -> pair.isUnsettled()
                                && (pair.older().equals(person) || pair.newer().equals(person)))
                        .map(pair -> "Duplicate " + task);
    }
}
