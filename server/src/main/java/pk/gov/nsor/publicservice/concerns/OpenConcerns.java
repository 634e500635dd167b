package pk.gov.nsor.publicservice.concerns;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.dashboard.OpenTasks;

/** Concerns about somebody on record that nobody has closed. */
@Component
class OpenConcerns implements OpenTasks {

    @Override
    public String openTasks() {
        return """
                select c.person_id, c.received_on as since from concerns.concern c
                where c.person_id is not null and c.state <> 'CLOSED'
                """;
    }
}
