package pk.gov.nsor.policing.correspondence;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.dashboard.OpenTasks;

/** Messages that no station has answered. */
@Component
class OpenStationMessages implements OpenTasks {

    @Override
    public String openTasks() {
        return """
                select m.person_id, m.answer_by as since from correspondence.message m where m.state = 'OPEN'
                """;
    }
}
