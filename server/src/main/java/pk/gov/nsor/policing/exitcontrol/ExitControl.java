package pk.gov.nsor.policing.exitcontrol;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * An exit control as it stands.
 *
 * @param step what was done with it last
 * @param until the last day; of one that was ended the day of that
 * @param isExtended whether it was extended, which is possible once
 * @param askedBy who proposed the last step; null where one person ended it
 * @param decidedBy who decided or ended it
 */
public record ExitControl(
        UUID id,
        PersonId person,
        ExitGround ground,
        Step step,
        LocalDate until,
        boolean isExtended,
        @Nullable String askedBy,
        String decidedBy,
        OffsetDateTime takenAt) {

    /** What is done with it. The names are stored. */
    public enum Step {
        PLACED,
        EXTENDED,
        /** By one person, before its last day. */
        ENDED
    }

    /** Whether it holds on a day. */
    public boolean lasts(LocalDate day) {
        return step != Step.ENDED && !until.isBefore(day);
    }

    /** The end of the key of the message that says how it stands. */
    public String state(LocalDate day) {
        return state(step, until, day);
    }

    static String state(Step step, LocalDate until, LocalDate day) {
        return step == Step.ENDED || !until.isBefore(day) ? step.name().toLowerCase(Locale.ROOT) : "over";
    }
}
