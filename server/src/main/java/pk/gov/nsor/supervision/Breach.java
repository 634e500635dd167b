package pk.gov.nsor.supervision;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.supervision.duty.Duty;

/**
 * A duty that was not answered in time, as far as is known.
 *
 * @param allegedOn the day it was opened, which escalation counts from
 * @param reason why it was so decided; empty while it is alleged
 * @param decidedOn null while it is alleged
 */
public record Breach(
        UUID id,
        PersonId person,
        Duty duty,
        State state,
        LocalDate allegedOn,
        String reason,
        @Nullable LocalDate decidedOn) {

    /** What has become of it. The names are stored. */
    public enum State {
        /** Nobody has decided it yet. */
        ALLEGED,
        /** What became known later shows that there is none. */
        WITHDRAWN,
        /** There was a reason; two people have said so. */
        EXCUSED,
        /** There is one. */
        UPHELD
    }
}
