package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.disclosure.cases.RequestChecks;
import pk.gov.nsor.publicservice.disclosure.cases.RequestState;
import pk.gov.nsor.publicservice.disclosure.cases.Requests;
import pk.gov.nsor.record.registration.TaskOnRecord;

/** Whoever has taken a request at the bureau looks for the suspect's record, whosever that turns out to be. */
@Component
class RequestTasks implements TaskOnRecord {

    private final Requests requests;
    private final RequestChecks checks;

    RequestTasks(Requests requests, RequestChecks checks) {
        this.requests = requests;
        this.checks = checks;
    }

    @Override
    public Optional<String> reference(UUID task, Purpose purpose, PersonId person, SignedIn reader) {
        return purpose != Purpose.INVESTIGATION
                ? Optional.empty()
                : requests.find(task, reader)
                        .filter(request -> request.state() == RequestState.WITH_BUREAU)
                        .filter(request -> checks.isTakenBy(request, reader))
                        .flatMap(requests::details)
                        .map(details -> "FIR " + details.firNumber() + "/" + details.firYear());
    }
}
