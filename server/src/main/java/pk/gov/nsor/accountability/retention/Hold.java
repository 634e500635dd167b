package pk.gov.nsor.accountability.retention;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold as it stands.
 *
 * @param of what it is on
 * @param number the register number, or the number of the request; null where it is erased
 * @param kind what was done with it last
 * @param until the last day; of one that was released the day of the release
 * @param askedBy who asked for the last step
 * @param confirmedBy who confirmed it
 */
public record Hold(
        UUID id,
        Held of,
        @Nullable Long number,
        HoldCause cause,
        Step kind,
        LocalDate until,
        String askedBy,
        String confirmedBy,
        OffsetDateTime takenAt,
        int steps) {

    /** What is done with a hold, by two people. The names are stored. */
    public enum Step {
        PLACED,
        EXTENDED,
        RELEASED
    }

    /** Whether it keeps the record on a day. */
    public boolean lasts(LocalDate day) {
        return kind != Step.RELEASED && !until.isBefore(day);
    }

    /** The end of the keys of messages of its state on a day. */
    public String state(LocalDate day) {
        return lasts(day) ? "lasts" : kind == Step.RELEASED ? "released" : "ended";
    }
}
