package pk.gov.nsor.notices;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.OpenOnRecord;

/** A notice that is not decided, and a task that nobody has closed. */
@Component
class OpenTellings implements OpenOnRecord {

    private final Notices notices;
    private final Tasks tasks;

    OpenTellings(Notices notices, Tasks tasks) {
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
