package pk.gov.nsor.policing.notices;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.record.registration.OpenOnRecord;

/** A notice that is not decided, and a task that nobody has closed. */
@Component
class OpenNotifications implements OpenOnRecord {

    private final Notices notices;
    private final Tasks tasks;

    OpenNotifications(Notices notices, Tasks tasks) {
        this.notices = notices;
        this.tasks = tasks;
    }

    @Override
    public Set<Purpose> purposes(PersonId person) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        if (notices.of(person).stream().anyMatch(notice -> notice.state().isOpen())) {
            purposes.add(Purpose.NOTICE);
        }
        if (tasks.of(person).stream().anyMatch(task -> task.outcome() == null)) {
            purposes.add(Purpose.TASK);
        }
        return purposes;
    }
}
