package pk.gov.nsor.policing.notices.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import pk.gov.nsor.policing.notices.deadline.Terms.Row;

/** Until when a matter has to be notified, with the row of the policy on which this rests. */
public sealed interface Deadline {

    Row row();

    /** Whether notifying it at this time, in Pakistan, is too late. */
    boolean isLate(LocalDateTime told);

    /** It need not be notified: too short. */
    record NotOwed(Row row) implements Deadline {
        @Override
        public boolean isLate(LocalDateTime told) {
            return false;
        }
    }

    /** An outage is in progress: it can be notified until some working days after it. */
    record PutOff(Row row) implements Deadline {
        @Override
        public boolean isLate(LocalDateTime told) {
            return false;
        }
    }

    /** By the end of a day. */
    record Until(LocalDate day, Row row) implements Deadline {
        @Override
        public boolean isLate(LocalDateTime told) {
            return told.toLocalDate().isAfter(day);
        }
    }

    /** By a moment, which is still in time. */
    record UntilMoment(LocalDateTime moment, Row row) implements Deadline {
        @Override
        public boolean isLate(LocalDateTime told) {
            return told.isAfter(moment);
        }
    }
}
