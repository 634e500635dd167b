package pk.gov.nsor.policing.supervision;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
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

    /** Who. */
    public enum Level {
        OFFICER,
        DISTRICT,
        PROVINCE,
        NATIONAL
    }

    /**
     * After how many days it goes where.
     *
     * @param first who sees to it from the first day
     * @param district days; of no meaning where the district is the first
     */
    public record Steps(Level first, int district, int province, int national, LocalDate today) {

        /** Who sees today to what began on the day. */
        public Level of(LocalDate since) {
            if (!since.plusDays(national).isAfter(today)) {
                return Level.NATIONAL;
            }
            if (!since.plusDays(province).isAfter(today)) {
                return Level.PROVINCE;
            }
            return first == Level.DISTRICT || !since.plusDays(district).isAfter(today) ? Level.DISTRICT : first;
        }

        /** How many days it takes to come to a level. */
        public int days(Level level) {
            return switch (level) {
                case OFFICER -> 0;
                case DISTRICT -> first == Level.DISTRICT ? 0 : district;
                case PROVINCE -> province;
                case NATIONAL -> national;
            };
        }
    }

    /** Of an alleged breach, from the day it was alleged. */
    public Steps ofBreaches() {
        return fromTheOfficer("escalation.breach");
    }

    /** Escalation of tasks that were opened by facts from other systems, counted from the day the task was opened. */
    public Steps ofTasks() {
        return fromTheOfficer("escalation.task");
    }

    /** Of what came by SMS and waits for the person to come, from the day it came. */
    public Steps ofAnnouncements() {
        return fromTheOfficer("escalation.announcement");
    }

    /** Of a transfer, from the day it was offered. */
    public Steps ofTransfers() {
        return new Steps(
                Level.DISTRICT, 0, days("transfer.answer.province"), days("transfer.answer.national"), today());
    }

    private Steps fromTheOfficer(String key) {
        return new Steps(
                Level.OFFICER, days(key + ".district"), days(key + ".province"), days(key + ".national"), today());
    }

    private int days(String key) {
        return Integer.parseInt(policy.get(key, today()).value());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
