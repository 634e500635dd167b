package pk.gov.nsor.policing.supervision.breach;

import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import pk.gov.nsor.policing.supervision.Escalation;
import pk.gov.nsor.policing.supervision.TimelineEscalation;
import pk.gov.nsor.policing.supervision.TimelineEscalation.Undecided;
import pk.gov.nsor.record.register.journal.JournalKind;

/** Escalates alleged breaches, of people who are off the register, too. */
@Component
public class BreachEscalation {

    private static final Undecided BREACHES =
            new Undecided("supervision.breach", JournalKind.BREACH_ESCALATED, "kind", "due", """
                    select b.id, b.person_id, b.escalated_to, b.alleged_on as since,
                           coalesce(d.kind, 'NOTIFY_' || t.kind) as what, coalesce(d.due_on, t.due_on) as day
                    from supervision.breach b
                    left join supervision.duty d on d.id = b.duty_id
                    left join supervision.notification_duty t on t.id = b.notification_duty_id
                    where b.state = 'ALLEGED'""");

    private final TimelineEscalation timeline;
    private final Escalation escalation;

    BreachEscalation(TimelineEscalation timeline, Escalation escalation) {
        this.timeline = timeline;
        this.escalation = escalation;
    }

    /** @param mayGoOn asked before each batch; where it says no, the rest waits */
    public void run(BooleanSupplier mayGoOn) {
        timeline.run(BREACHES, escalation::ofBreaches, mayGoOn);
    }
}
