package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.UUID;

/** Something that becomes of a duty. */
public sealed interface DutyStep {

    /** The duty as it is afterwards. */
    Duty duty();

    /** Somebody has to appear, and can from now on. */
    record Opened(Duty duty) implements DutyStep {}

    /** The person appeared in time. */
    record Answered(Duty duty, UUID appearance) implements DutyStep {}

    /** The day it is due became another: a holiday was announced. */
    record Moved(Duty duty, LocalDate before) implements DutyStep {}

    /** It is nobody's duty by what is known now. */
    record Withdrawn(Duty duty, Why why) implements DutyStep {}

    /** What it was withdrawn for was a mistake: it is the person's duty again. */
    record Restored(Duty duty) implements DutyStep {}

    /** Its last day is over and nobody has recorded that the person appeared. */
    record Breached(Duty duty) implements DutyStep {}

    /** By what is known now its last day is not over. */
    record Reopened(Duty duty) implements DutyStep {}

    /** Its day comes near. */
    record Reminded(Duty duty, int daysLeft) implements DutyStep {}

    /** Why a duty is withdrawn. The names are stored. */
    enum Why {
        DIED,
        IN_CUSTODY,
        NOT_ON_THE_REGISTER,
        NO_SUCH_RELEASE,
        HAS_A_RESIDENCE
    }
}
