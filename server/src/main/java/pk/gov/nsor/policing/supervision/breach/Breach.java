package pk.gov.nsor.policing.supervision.breach;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.NotificationDutyKind;
import pk.gov.nsor.policing.supervision.duty.Duty;

/**
 * Something that was not done in time, as far as is known.
 *
 * @param allegedOn the day it was opened, which escalation counts from
 * @param reason why it was so decided; empty while it is alleged
 * @param decidedOn null while it is alleged
 */
public record Breach(
        UUID id,
        PersonId person,
        Broken broken,
        State state,
        LocalDate allegedOn,
        String reason,
        @Nullable LocalDate decidedOn) {

    /** What was not done. */
    public sealed interface Broken {

        /** Names it in messages under {@code supervision.duty.}, in upper case. */
        String name();

        /** The last day on which it would have been in time. */
        LocalDate dueOn();

        /** To appear in person. */
        record Appearance(Duty duty) implements Broken {
            @Override
            public String name() {
                return duty.kind().name();
            }

            @Override
            public LocalDate dueOn() {
                return duty.dueOn();
            }
        }

        /**
         * A duty to notify.
         *
         * @param happenedOn the day of the event that had to be notified
         */
        record Notification(NotificationDutyKind kind, LocalDate happenedOn, LocalDate dueOn) implements Broken {
            @Override
            public String name() {
                return kind.dutyName();
            }
        }
    }

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
