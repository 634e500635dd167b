package pk.gov.nsor.policing.notices.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** What has to be notified, as far as the deadline depends on it. */
public sealed interface Matter {

    /** The day it happens: of the change, of leaving, on which the stay began. */
    LocalDate on();

    /** A name, an address or the like is another from a day on. */
    record Changed(LocalDate on) implements Matter {}

    /**
     * Nights away from home inside Pakistan.
     *
     * @param on the day of leaving
     * @param until the last day away
     */
    record Away(LocalDate on, LocalDate until) implements Matter {

        public Away {
            if (until.isBefore(on)) {
                throw new IllegalArgumentException("Nobody comes back before leaving");
            }
        }

        long nights() {
            return on.until(until, java.time.temporal.ChronoUnit.DAYS);
        }
    }

    /** A journey abroad, with the day of leaving. */
    record Abroad(LocalDate on) implements Matter {}

    /**
     * A stay in a household with a child.
     *
     * @param since when it began, in Pakistan's time
     * @param hours how long it lasts, as far as is known; 0 or more
     */
    record WithChild(LocalDateTime since, int hours) implements Matter {

        public WithChild {
            if (hours < 0) {
                throw new IllegalArgumentException("A stay lasts no negative time");
            }
        }

        @Override
        public LocalDate on() {
            return since.toLocalDate();
        }
    }
}
