package pk.gov.nsor.agencies.intake.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.CnicClashes;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.TaskOnRecord;

/** A message that waits, of the records beside it; and a CNIC that two records are said to have. */
@Component
class QuarantineTasks implements TaskOnRecord {

    private final Quarantine quarantine;
    private final CnicClashes clashes;

    QuarantineTasks(Quarantine quarantine, CnicClashes clashes) {
        this.quarantine = quarantine;
        this.clashes = clashes;
    }

    @Override
    public Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader) {
        boolean isAbout = reader.has(Role.REGISTRAR)
                && (purpose == Purpose.COURT_RECORD
                        ? quarantine.beside(task).contains(person)
                        : purpose == Purpose.IDENTITY_CONFIRMATION && isInClash(task, person));
        return isAbout ? Optional.of("Message " + task) : Optional.empty();
    }

    private boolean isInClash(UUID receipt, PersonId person) {
        return clashes.find(receipt)
                .filter(clash -> clash.isOpen()
                        && (clash.holder().equals(person) || clash.other().equals(person)))
                .isPresent();
    }
}
