package pk.gov.nsor.policing.supervision.duty;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.policing.supervision.duty.DutyStep.Why;

/**
 * A duty to appear in person. Once opened it stays, whatever the law's next answer is, until it is answered or withdrawn.
 *
 * @param nominalOn the day it is counted to or from: with the kind, it names the duty among those of one person
 * @param opensOn the first day on which an appearance answers it
 * @param dueOn the last day, a working day
 * @param withdrawnWhy null for one that is not withdrawn
 */
public record Duty(
        UUID id,
        DutyKind kind,
        LocalDate nominalOn,
        LocalDate opensOn,
        LocalDate dueOn,
        DutyState state,
        @Nullable Why withdrawnWhy) {

    /** One that is not withdrawn. */
    public Duty(UUID id, DutyKind kind, LocalDate nominalOn, LocalDate opensOn, LocalDate dueOn, DutyState state) {
        this(id, kind, nominalOn, opensOn, dueOn, state, null);
    }

    public Duty {
        if (opensOn.isAfter(dueOn)) {
            throw new IllegalArgumentException("A duty opens before it is due");
        }
    }

    Duty dueOn(LocalDate day) {
        return new Duty(id, kind, nominalOn, opensOn.isAfter(day) ? day : opensOn, day, state, withdrawnWhy);
    }

    Duty in(DutyState next) {
        return new Duty(id, kind, nominalOn, opensOn, dueOn, next);
    }

    Duty withdrawn(Why why) {
        return new Duty(id, kind, nominalOn, opensOn, dueOn, DutyState.WITHDRAWN, why);
    }
}
