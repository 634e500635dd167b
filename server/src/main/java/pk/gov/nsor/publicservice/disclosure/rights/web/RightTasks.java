package pk.gov.nsor.publicservice.disclosure.rights.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.disclosure.rights.RightState;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.record.registration.TaskOnRecord;

/** What somebody asks about a record, while it is not decided. */
@Component
class RightTasks implements TaskOnRecord {

    private final Rights rights;

    RightTasks(Rights rights) {
        this.rights = rights;
    }

    @Override
    public Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader) {
        return !reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)
                ? Optional.empty()
                : rights.find(task)
                        .filter(request -> request.state() == RightState.OPEN)
                        .filter(request -> request.person().equals(person))
                        .filter(request -> request.kind().purpose() == purpose)
                        .map(request -> "Request " + request.number());
    }
}
