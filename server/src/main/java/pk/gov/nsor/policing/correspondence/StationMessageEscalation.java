package pk.gov.nsor.policing.correspondence;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import pk.gov.nsor.policing.supervision.DueWork;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.TimelineEscalation;
import pk.gov.nsor.policing.supervision.TimelineEscalation.Undecided;
import pk.gov.nsor.record.register.journal.JournalKind;

/**
 * Says on the timeline that an unanswered message has come to a higher level. With whom it lies depends on none of this, and
 * nothing is said of people who are off the register.
 */
@Component
public class StationMessageEscalation implements DueWork {

    private static final Undecided MESSAGES =
            new Undecided("correspondence.message", JournalKind.STATION_MESSAGE_ESCALATED, "station", "since", """
                    select m.id, m.person_id, m.escalated_to, m.answer_by as since, m.to_station as what,
                           m.answer_by as day
                    from correspondence.message m
                    where m.state = 'OPEN'
                      and exists (select from registration.standing_view s where s.person_id = m.person_id
                          and s.first_day <= :today and (s.last_day is null or s.last_day >= :today))""");

    private final TimelineEscalation timeline;
    private final Escalation escalation;

    StationMessageEscalation(TimelineEscalation timeline, Escalation escalation) {
        this.timeline = timeline;
        this.escalation = escalation;
    }

    @Override
    public void runDue(BooleanSupplier mayGoOn) {
        timeline.run(MESSAGES, escalation::ofStationMessages, mayGoOn);
    }
}
