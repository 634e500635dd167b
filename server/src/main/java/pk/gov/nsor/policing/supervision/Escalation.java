package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.reference.PolicyValues;

/** Who has to see to what lies undecided. It is counted when it is read, by the policy of the day, and kept nowhere. */
@Component
public class Escalation {

    private final PolicyValues policy;
    private final Clock clock;

    Escalation(PolicyValues policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Of an alleged breach, from the day it was alleged. */
    public EscalationSteps ofBreaches() {
        return fromTheOfficer("escalation.breach");
    }

    /** Escalation of tasks that were opened by facts from other systems, counted from the day the task was opened. */
    public EscalationSteps ofTasks() {
        return fromTheOfficer("escalation.task");
    }

    /** Of what came by SMS and waits for the person to come, from the day it came. */
    public EscalationSteps ofAnnouncements() {
        return fromTheOfficer("escalation.announcement");
    }

    /** Of a message to a station, from the day by which an answer is needed. */
    public EscalationSteps ofStationMessages() {
        return fromTheOfficer("escalation.station-message");
    }

    /** Of a concern that anybody reported, from the day it was received. */
    public EscalationSteps ofConcerns() {
        return fromTheOfficer("escalation.concern");
    }

    /** Of a transfer, from the day it was offered. */
    public EscalationSteps ofTransfers() {
        return new EscalationSteps(
                EscalationLevel.DISTRICT,
                Map.of(
                        EscalationLevel.PROVINCE, days("transfer.answer.province"),
                        EscalationLevel.NATIONAL, days("transfer.answer.national")),
                today());
    }

    private EscalationSteps fromTheOfficer(String key) {
        return new EscalationSteps(
                EscalationLevel.OFFICER,
                Map.of(
                        EscalationLevel.DISTRICT, days(key + ".district"),
                        EscalationLevel.PROVINCE, days(key + ".province"),
                        EscalationLevel.NATIONAL, days(key + ".national")),
                today());
    }

    private int days(String key) {
        return Integer.parseInt(policy.get(key, today()).value());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
