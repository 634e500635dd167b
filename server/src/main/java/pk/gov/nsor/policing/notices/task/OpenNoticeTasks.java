package pk.gov.nsor.policing.notices.task;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.dashboard.OpenTasks;

/** What officers have to look into, and what came by SMS and nobody has taken. */
@Component
class OpenNoticeTasks implements OpenTasks {

    @Override
    public String openTasks() {
        return """
                select k.person_id, k.opened_on as since from notices.task k where k.outcome is null
                union all
                select a.person_id, a.announced_on from notices.announcement a
                where a.closed_at is null and a.notice_id is null
                """;
    }
}
