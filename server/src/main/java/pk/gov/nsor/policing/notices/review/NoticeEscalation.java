package pk.gov.nsor.policing.notices.review;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.TimelineEscalation;
import pk.gov.nsor.policing.supervision.TimelineEscalation.Undecided;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Escalates tasks and announcements, of nobody who is off the register. */
@Component
public class NoticeEscalation {

    private static final Undecided TASKS =
            new Undecided("notices.task", JournalKind.TRAVEL_TASK_ESCALATED, "kind", "since", """
                    select t.id, t.person_id, t.escalated_to, t.opened_on as since, t.kind as what, t.opened_on as day
                    from notices.task t
                    where t.outcome is null
                      and exists (select from registration.standing_view s where s.person_id = t.person_id
                          and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))""");

    private static final Undecided ANNOUNCEMENTS =
            new Undecided("notices.announcement", JournalKind.ANNOUNCEMENT_ESCALATED, "announced", "since", """
                    select a.id, a.person_id, a.escalated_to, a.announced_on as since, a.kind as what,
                           a.announced_on as day
                    from notices.announcement a
                    where a.closed_at is null and not exists (select from notices.notice n where n.id = a.notice_id)
                      and exists (select from registration.standing_view s where s.person_id = a.person_id
                          and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))""");

    private final TimelineEscalation timeline;
    private final Escalation escalation;

    NoticeEscalation(TimelineEscalation timeline, Escalation escalation) {
        this.timeline = timeline;
        this.escalation = escalation;
    }

    /** @param mayGoOn asked before each batch; where it says no, the rest waits */
    public void run(BooleanSupplier mayGoOn) {
        timeline.run(TASKS, escalation::ofTasks, mayGoOn);
        timeline.run(ANNOUNCEMENTS, escalation::ofAnnouncements, mayGoOn);
    }
}
